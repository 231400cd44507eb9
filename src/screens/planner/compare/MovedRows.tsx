import type { MovedBuilding } from '../../../engine/metrics/moved-buildings.ts';
import { formatNumber } from '../../../ui/format.ts';
import { useTranslation } from '../../../ui/translation.ts';
import styles from './ComparisonTables.module.css';

/** Longer lists are not read; the grids sum the rest up. */
const SHOWN = 500;

export interface MovedRowsProps {
  readonly moved: readonly MovedBuilding[];
  onShow(code: string): void;
}

/** One row per building that stands in another grid than before, most households first. */
export function MovedRows({ moved, onShow }: MovedRowsProps) {
  const { t } = useTranslation('planner');
  if (moved.length === 0) return <p className={styles.none}>{t('compare.noBuildings')}</p>;
  const sorted = [...moved].sort((a, b) => b.households - a.households || a.row - b.row);
  const grid = (code: string) =>
    code === '' ? (
      t('compare.inNoGrid')
    ) : (
      <button type="button" className={styles.code} onClick={() => onShow(code)}>
        {code}
      </button>
    );
  return (
    <>
      <table className={styles.table}>
        <caption className={styles.hidden}>{t('compare.buildings', { count: moved.length })}</caption>
        <thead>
          <tr>
            <th scope="col">{t('compare.building')}</th>
            <th scope="col">{t('table.households')}</th>
            <th scope="col" className={styles.words}>
              {t('compare.from')}
            </th>
            <th scope="col" className={styles.words}>
              {t('compare.to')}
            </th>
          </tr>
        </thead>
        <tbody>
          {sorted.slice(0, SHOWN).map(({ building, households, from, to }) => (
            <tr key={building}>
              <th scope="row">{building}</th>
              <td>{formatNumber(households)}</td>
              <td className={styles.words}>{grid(from)}</td>
              <td className={styles.words}>{grid(to)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {moved.length > SHOWN && (
        <p className={styles.none}>{t('problems.more', { count: moved.length - SHOWN })}</p>
      )}
    </>
  );
}
