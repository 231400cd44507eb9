import { useState } from 'react';
import type { AdminUnit } from '../../../domain/city.ts';
import { Button } from '../../../ui/Button.tsx';
import { currentLanguage } from '../../../ui/i18n.ts';
import { useTranslation } from '../../../ui/translation.ts';
import { LEAST_SECONDS, MOST_SECONDS, type Scene } from './scene.ts';
import { viewWords } from './scene-words.ts';

export interface SceneRowProps {
  readonly scene: Scene;
  readonly number: number;
  readonly count: number;
  readonly units: readonly AdminUnit[];
  onChange(scene: Scene): void;
  onMove(by: 1 | -1): void;
  onRemove(): void;
}

/** One scene in the editor. A value that is no good is left as it was when the field is left. */
export function SceneRow({ scene, number, count, units, onChange, onMove, onRemove }: SceneRowProps) {
  const { t } = useTranslation('scenes');
  const nameKey = currentLanguage() === 'en' ? 'nameEn' : 'name';
  /** What is being typed; `null` while nobody types, so that a row always tells of the scene that stands in it. */
  const [typed, setTyped] = useState<string | null>(null);
  const settle = () => {
    const wanted = Number(typed);
    const isSound = !!typed?.trim() && wanted >= LEAST_SECONDS && wanted <= MOST_SECONDS;
    if (isSound) onChange({ ...scene, seconds: wanted });
    setTyped(null);
  };
  return (
    <tr>
      <th scope="row">{number}</th>
      <td>
        <input
          type="text"
          maxLength={60}
          aria-label={t('editor.nameOf', { number })}
          placeholder={viewWords(t, scene.view, units)}
          value={scene[nameKey] ?? ''}
          onChange={(event) => onChange({ ...scene, [nameKey]: event.target.value || null })}
        />
      </td>
      <td>{viewWords(t, scene.view, units)}</td>
      <td>
        <input
          type="number"
          min={LEAST_SECONDS}
          max={MOST_SECONDS}
          aria-label={t('editor.secondsOf', { number })}
          value={typed ?? scene.seconds}
          onChange={(event) => setTyped(event.target.value)}
          onBlur={settle}
        />
      </td>
      <td>
        <Button
          variant="quiet"
          aria-label={t('editor.up', { number })}
          disabled={number === 1}
          onClick={() => onMove(-1)}
        >
          ↑
        </Button>
        <Button
          variant="quiet"
          aria-label={t('editor.down', { number })}
          disabled={number === count}
          onClick={() => onMove(1)}
        >
          ↓
        </Button>
        <Button
          variant="quiet"
          aria-label={t('editor.remove', { number })}
          disabled={count === 1}
          onClick={onRemove}
        >
          ✕
        </Button>
      </td>
    </tr>
  );
}
