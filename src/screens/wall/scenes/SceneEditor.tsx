import { useEffect, useRef, useState } from 'react';
import type { CityData } from '../../../domain/city.ts';
import { Button } from '../../../ui/Button.tsx';
import { useTranslation } from '../../../ui/translation.ts';
import { parseScenes, type ScenesFault, writeScenes } from './parse-scenes.ts';
import styles from './SceneEditor.module.css';
import { SceneFaults } from './SceneFaults.tsx';
import { SceneRow } from './SceneRow.tsx';
import { MOST_SCENES, type Scene, USUAL_SECONDS } from './scene.ts';
import type { SceneTurns } from './use-scene-turns.ts';
import type { Scenes } from './use-scenes.ts';

export interface SceneEditorProps {
  readonly city: CityData;
  readonly scenes: Scenes;
  readonly turns: SceneTurns;
  onClose(): void;
}

/** Adds, orders, names and removes the scenes of this screen, and takes them out as a file for the whole city. */
export function SceneEditor({ city, scenes, turns, onClose }: SceneEditorProps) {
  const { t } = useTranslation('scenes');
  const dialog = useRef<HTMLDialogElement>(null);
  const [faults, setFaults] = useState<readonly ScenesFault[]>([]);
  const { list, keep, origin } = scenes;
  useEffect(() => dialog.current?.showModal(), []);

  const replace = (index: number, scene: Scene) => keep(list.map((one, at) => (at === index ? scene : one)));
  const without = (index: number) => list.filter((_, at) => at !== index);
  const move = (index: number, to: number) => {
    const others = without(index);
    keep([...others.slice(0, to), list[index], ...others.slice(to)]);
  };
  const add = () => keep([...list, { name: null, nameEn: null, seconds: USUAL_SECONDS, view: turns.view }]);
  const takeIn = async (file: File | undefined) => {
    if (file === undefined) return;
    const parsed = parseScenes(await file.text());
    setFaults(parsed.faults);
    if (parsed.scenes.length > 0) keep(parsed.scenes);
  };
  return (
    <dialog ref={dialog} className={styles.editor} aria-labelledby="scene-editor" onClose={onClose}>
      <header className={styles.header}>
        <h2 id="scene-editor">{t('editor.title')}</h2>
        <Button onClick={onClose}>{t('editor.close')}</Button>
      </header>
      <p>{t(`editor.origin.${origin}`)}</p>
      <SceneFaults faults={faults} />
      <table className={styles.table} aria-label={t('editor.table')}>
        <thead>
          <tr>
            <th scope="col">{t('editor.number')}</th>
            <th scope="col">{t('editor.name')}</th>
            <th scope="col">{t('editor.shows')}</th>
            <th scope="col">{t('editor.seconds')}</th>
            <th scope="col">{t('editor.acts')}</th>
          </tr>
        </thead>
        <tbody>
          {list.map((scene, index) => (
            <SceneRow
              // biome-ignore lint/suspicious/noArrayIndexKey: a scene has nothing of its own but its place.
              key={index}
              scene={scene}
              number={index + 1}
              count={list.length}
              units={city.adminUnits}
              onChange={(next) => replace(index, next)}
              onMove={(by) => move(index, index + by)}
              onRemove={() => keep(without(index))}
            />
          ))}
        </tbody>
      </table>
      <div className={styles.acts}>
        <Button variant="primary" disabled={list.length >= MOST_SCENES} onClick={add}>
          {t('editor.add')}
        </Button>
        <Button onClick={() => takeOut(list)}>{t('editor.save')}</Button>
        <label className={styles.file}>
          {t('editor.load')}
          <input
            type="file"
            accept=".json,application/json"
            onChange={(event) => void takeIn(event.target.files?.[0])}
          />
        </label>
        {origin === 'browser' && <Button onClick={() => keep(null)}>{t('editor.reset')}</Button>}
      </div>
    </dialog>
  );
}

/** Hands the scenes out as the file that an operator puts beside the city. */
function takeOut(list: readonly Scene[]): void {
  const url = URL.createObjectURL(new Blob([writeScenes(list)], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = 'scenes.json';
  link.click();
  URL.revokeObjectURL(url);
}
