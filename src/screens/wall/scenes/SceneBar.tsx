import { useState } from 'react';
import type { CityData } from '../../../domain/city.ts';
import { Button } from '../../../ui/Button.tsx';
import { formatChinaTime } from '../../../ui/format.ts';
import { addMessages } from '../../../ui/i18n.ts';
import { useTranslation } from '../../../ui/translation.ts';
import { messages } from './messages.ts';
import styles from './SceneBar.module.css';
import { SceneEditor } from './SceneEditor.tsx';
import { SceneFaults } from './SceneFaults.tsx';
import { sceneName } from './scene-words.ts';
import type { SceneTurns } from './use-scene-turns.ts';
import type { Scenes } from './use-scenes.ts';
import { ViewChoices } from './ViewChoices.tsx';

addMessages('scenes', messages);

export interface SceneBarProps {
  readonly city: CityData;
  readonly scenes: Scenes;
  readonly turns: SceneTurns;
  /** What is asked for is not counted yet. */
  readonly busy: boolean;
}

/** Which scene stands, the ways to the next, and what no scene asks about yet. */
export function SceneBar({ city, scenes, turns, busy }: SceneBarProps) {
  const { t } = useTranslation('scenes');
  const [editing, setEditing] = useState(false);
  const { number, playing, waitsUntil } = turns;
  const scene = number === null ? null : scenes.list[number - 1];
  return (
    <section
      className={styles.bar}
      aria-label={t('bar')}
      title={t('keys')}
      aria-busy={busy}
      data-left-out=""
      data-scene={number ?? ''}
    >
      <ViewChoices city={city} view={turns.view} onChoose={turns.show} />
      <div className={styles.turns}>
        <Button variant="quiet" aria-label={t('previous')} onClick={() => turns.turn(-1)}>
          ‹
        </Button>
        <span className={styles.place}>
          {scene === null ? t('none') : t('place', { number, count: scenes.list.length })}
          <span className={styles.name}>{scene && sceneName(t, scene, city.adminUnits)}</span>
        </span>
        <Button variant="quiet" aria-label={t('next')} onClick={() => turns.turn(1)}>
          ›
        </Button>
      </div>
      {playing && waitsUntil !== null && (
        <Button variant="quiet" onClick={turns.resume}>
          {t('resume')} <small>{t('paused', { time: formatChinaTime(new Date(waitsUntil)) })}</small>
        </Button>
      )}
      <Button variant="quiet" aria-pressed={playing} onClick={playing ? turns.stop : turns.play}>
        {playing ? t('stop') : t('play')}
      </Button>
      <Button variant="quiet" aria-haspopup="dialog" onClick={() => setEditing(true)}>
        {t('edit')}
      </Button>
      <SceneFaults faults={scenes.faults} />
      {editing && <SceneEditor city={city} scenes={scenes} turns={turns} onClose={() => setEditing(false)} />}
    </section>
  );
}
