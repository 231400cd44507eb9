import type { PublishedVersion } from '../../../domain/publication.ts';
import { Button } from '../../../ui/Button.tsx';
import { formatDay } from '../../../ui/format.ts';
import { useTranslation } from '../../../ui/translation.ts';
import styles from './CompareChoice.module.css';

export interface CompareChoiceProps {
  readonly versions: readonly PublishedVersion[];
  /** The version in force. */
  readonly version: number;
  /** The earlier one that it is compared with; `null` while nothing is. */
  readonly before: number | null;
  onChoose(before: number | null): void;
}

/** Opens before and after, names the earlier map, and closes it again. Nothing where there is no earlier map. */
export function CompareChoice({ versions, version, before, onChoose }: CompareChoiceProps) {
  const { t } = useTranslation('wall');
  if (version < 2) return null;
  if (before === null) {
    return (
      <Button className={styles.button} onClick={() => onChoose(version - 1)}>
        {t('compare.open')}
      </Button>
    );
  }
  const known = new Map(versions.map((one) => [one.version, one]));
  const earlier = Array.from({ length: version - 1 }, (_, i) => version - 1 - i);
  return (
    <span className={styles.choice}>
      <label>
        {t('compare.with')}{' '}
        <select value={before} onChange={(event) => onChoose(Number(event.target.value))}>
          {earlier.map((number) => (
            <option key={number} value={number}>
              {[t('version', { version: number }), known.get(number)?.planNumber, day(known.get(number))]
                .filter(Boolean)
                .join(' · ')}
            </option>
          ))}
        </select>
      </label>
      <Button className={styles.button} onClick={() => onChoose(null)}>
        {t('compare.close')}
      </Button>
    </span>
  );
}

function day(version: PublishedVersion | undefined): string | null {
  return version?.inForceAt ? formatDay(version.inForceAt) : null;
}
