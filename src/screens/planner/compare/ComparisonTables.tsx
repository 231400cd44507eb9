import { useState } from 'react';
import type { Compared } from '../../../state/comparison-store.ts';
import { ChoiceBar } from '../../../ui/ChoiceBar.tsx';
import { definitionWords } from '../../../ui/definition-words.ts';
import { formatNumber } from '../../../ui/format.ts';
import { ScrollRegion } from '../../../ui/ScrollRegion.tsx';
import { useTranslation } from '../../../ui/translation.ts';
import { useCityPart } from '../desk-context.tsx';
import styles from './ComparisonTables.module.css';
import { GridRows } from './GridRows.tsx';
import { MovedRows } from './MovedRows.tsx';
import { TotalsTable } from './TotalsTable.tsx';

export interface ComparisonTablesProps {
  readonly compared: Compared;
  /** Code of the grid in view. */
  readonly shown: string | null;
  onShow(code: string): void;
}

/** The sums of both sides, and beside them what became of every grid or of every building that moved. */
export function ComparisonTables({ compared, shown, onShow }: ComparisonTablesProps) {
  const { t } = useTranslation('planner');
  const { info } = useCityPart(({ data }) => data);
  const { comparison, settings } = compared;
  const [subject, setSubject] = useState<'grids' | 'buildings'>('grids');
  const { moved, flows, grids } = comparison;
  const changed = grids.filter(({ lineage, gained, lost }) => lineage !== 'kept' || gained > 0 || lost > 0);
  const households = flows.reduce((sum, flow) => sum + flow.households, 0);
  return (
    <div className={styles.tables}>
      <div className={styles.totals}>
        <TotalsTable before={comparison.before} after={comparison.after} />
        <p className={styles.balance}>
          {t('compare.moved', {
            households: formatNumber(households),
            buildings: formatNumber(moved.length),
          })}
        </p>
        <p className={styles.definitions}>
          {definitionWords(
            t,
            settings,
            { households: comparison.after.households, place: info.name },
            info,
          ).join(' · ')}
        </p>
      </div>
      <div className={styles.details}>
        <ChoiceBar<'grids' | 'buildings'>
          label={t('compare.subject')}
          labelHidden
          choices={[
            { value: 'grids', name: t('compare.grids', { count: changed.length }) },
            { value: 'buildings', name: t('compare.buildings', { count: moved.length }) },
          ]}
          value={subject}
          onChoose={setSubject}
        />
        <ScrollRegion className={styles.scroll} aria-label={t('compare.subject')}>
          {subject === 'grids' ? (
            <GridRows grids={changed} shown={shown} onShow={onShow} />
          ) : (
            <MovedRows moved={moved} onShow={onShow} />
          )}
        </ScrollRegion>
      </div>
    </div>
  );
}
