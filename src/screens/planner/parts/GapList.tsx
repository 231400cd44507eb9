import { useMemo, useState } from 'react';
import {
  clustersWithin,
  communityGapsWithin,
  GAP_RANKINGS,
  type GapRanking,
  gridGapsWithin,
  overloadedStations,
} from '../../../state/gap-rows.ts';
import { ChoiceBar } from '../../../ui/ChoiceBar.tsx';
import { definitionWords } from '../../../ui/definition-words.ts';
import { useTranslation } from '../../../ui/translation.ts';
import { useDeskState, useOpenCity } from '../desk-context.tsx';
import styles from './GapList.module.css';
import { ClusterRow, CommunityRow, GridGapRow, OverloadedRow } from './GapRows.tsx';
import lists from './ProblemList.module.css';

/** Longer lists are not read; the table of grids holds the rest. */
const SHOWN = 50;

/** Where homes lie beyond the limit, most households first, each with its nearest station and the minutes too many. */
export function GapList() {
  const { t } = useTranslation('planner');
  const city = useOpenCity();
  const report = useDeskState('figures', (figures) => figures.report);
  const table = useDeskState('figures', (figures) => figures.current);
  const step = useDeskState('figures', (figures) => figures.reportStep);
  const scope = useDeskState('view', (view) => view.scope);
  const [ranking, setRanking] = useState<GapRanking>('cluster');
  const rows = useMemo(() => {
    if (report === null || table === null) return null;
    if (ranking === 'cluster') {
      return clustersWithin(report, city, scope).map((gap) => <ClusterRow key={gap.code} gap={gap} />);
    }
    if (ranking === 'grid') {
      return gridGapsWithin(report, city, scope).map((gap) => <GridGapRow key={gap.code} gap={gap} />);
    }
    if (ranking === 'community') {
      return communityGapsWithin(report, city, scope).map((unit) => (
        <CommunityRow key={unit.code} unit={unit} />
      ));
    }
    return overloadedStations(table, city).map((load) => <OverloadedRow key={load.code} load={load} />);
  }, [report, table, city, scope, ranking]);
  const place = (scope !== null && city.index.units.get(scope)?.name) || city.data.info.name;
  const households = useMemo(() => {
    if (report === null) return 0;
    const unit = scope === null ? undefined : report.units.find(({ code }) => code === scope);
    return unit?.households ?? table?.totals.households ?? 0;
  }, [report, table, scope]);
  return (
    <section aria-label={t('gaps.label')} aria-busy={rows === null} data-step={step}>
      <div className={styles.choices}>
        <ChoiceBar<GapRanking>
          label={t('gaps.by')}
          labelHidden
          choices={GAP_RANKINGS.map((value) => ({ value, name: t(`gaps.${value}`) }))}
          value={ranking}
          onChoose={setRanking}
        />
      </div>
      {rows === null && <p className={lists.none}>{t('gaps.counting')}</p>}
      {rows?.length === 0 && (
        <p className={lists.none}>{t(ranking === 'station' ? 'gaps.noneOverloaded' : 'gaps.none')}</p>
      )}
      <ol className={lists.list}>{rows?.slice(0, SHOWN)}</ol>
      {rows !== null && rows.length > SHOWN && (
        <p className={lists.none}>{t('gaps.more', { count: rows.length - SHOWN })}</p>
      )}
      {report !== null && (
        <p className={lists.none}>
          {definitionWords(t, report.settings, { households, place }, city.data.info).join(' · ')}
        </p>
      )}
    </section>
  );
}
