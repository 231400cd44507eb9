import { useState } from 'react';
import { readPosition } from '../../../state/read-position.ts';
import { Button } from '../../../ui/Button.tsx';
import { useTranslation } from '../../../ui/translation.ts';
import { useDesk, useDeskState, useOpenCity } from '../desk-context.tsx';
import { candidateName } from '../siting-words.ts';
import styles from './SitingPanel.module.css';

/** Candidates of one's own: picked on the map, or pasted as longitude and latitude. */
export function DrawnCandidates() {
  const { t } = useTranslation('planner');
  const desk = useDesk();
  const open = useOpenCity();
  const { drawn, isDrawing } = useDeskState('siting', (siting) => siting);
  const [pasted, setPasted] = useState('');
  const [wrong, setWrong] = useState<readonly number[]>([]);

  const takePasted = () => {
    const lines = pasted.split('\n');
    const left = lines.flatMap((line, i) => {
      if (line.trim() === '') return [];
      const at = readPosition(line);
      return at !== null && desk.siting.addCandidate(at) ? [] : [i];
    });
    setPasted(left.map((i) => lines[i]).join('\n'));
    setWrong(left.map((i) => i + 1));
  };
  const draw = () => {
    desk.siting.draw(!isDrawing);
    if (!isDrawing) document.querySelector<HTMLElement>('[data-testid="map"] canvas')?.focus();
  };
  return (
    <div className={styles.drawn}>
      <Button variant="quiet" className={styles.small} aria-pressed={isDrawing} onClick={draw}>
        {t(isDrawing ? 'siting.endDrawing' : 'siting.draw')}
      </Button>
      {isDrawing && (
        <p className={styles.quiet} role="status">
          {t('siting.drawing')}
        </p>
      )}
      <label className={styles.field}>
        {t('siting.paste')}
        <textarea
          rows={2}
          value={pasted}
          aria-invalid={wrong.length > 0}
          onChange={(event) => {
            setPasted(event.target.value);
            setWrong([]);
          }}
        />
      </label>
      {wrong.length > 0 && <p role="alert">{t('siting.pasteWrong', { lines: wrong.join(', ') })}</p>}
      {pasted.trim() !== '' && (
        <Button variant="quiet" className={styles.small} onClick={takePasted}>
          {t('siting.pasteAction')}
        </Button>
      )}
      {drawn.length > 0 && (
        <ul className={styles.points} aria-label={t('siting.drawn', { count: drawn.length })}>
          {drawn.map((candidate) => {
            const name = candidateName(t, open, candidate);
            return (
              <li key={candidate.id}>
                {name}
                <button
                  type="button"
                  aria-label={t('siting.remove', { name })}
                  onClick={() => desk.siting.removeCandidate(candidate.id)}
                >
                  ×
                </button>
              </li>
            );
          })}
        </ul>
      )}
    </div>
  );
}
