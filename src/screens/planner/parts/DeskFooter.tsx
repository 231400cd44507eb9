import { memo, useMemo } from 'react';
import { scopeSums } from '../../../state/grid-rows.ts';
import { definitionWords } from '../../../ui/definition-words.ts';
import { FigureDefinitions } from '../../../ui/FigureDefinitions.tsx';
import { useTranslation } from '../../../ui/translation.ts';
import { useDeskState, useOpenCity } from '../desk-context.tsx';
import styles from './DeskFooter.module.css';

/** Of what the desk shows figures. */
const SUBJECTS = ['homes', 'grid', 'grids', 'station', 'stations', 'compass', 'gap', 'city'] as const;

/** The same whatever a step brings. */
const Definitions = memo(FigureDefinitions);

/** What every figure on the desk means: pace, limit, method, service, hour, denominator, date. */
export function DeskFooter() {
  const { t } = useTranslation('planner');
  const city = useOpenCity();
  const step = useDeskState('figures', (figures) => figures.step);
  const scope = useDeskState('view', (view) => view.scope);
  const table = useDeskState('figures', (figures) => figures.current);
  const { info } = city.data;
  const unit = scope === null ? undefined : city.index.units.get(scope);
  const sums = useMemo(() => (table && unit ? scopeSums(city, table, unit.code) : null), [city, table, unit]);
  if (!table) return null;
  const denominator = {
    households: sums?.households ?? table.totals.households,
    place: unit?.name ?? info.name,
    nearDataEdge: unit ? undefined : table.gapHouseholdsNearDataEdge,
  };
  const parts = [
    ...definitionWords(t, table.settings, denominator, info),
    ...(info.synthetic ? [t('syntheticData', { ns: 'ui' })] : []),
    ...(info.mapApprovalNumber ? [t('mapApproval', { ns: 'ui', number: info.mapApprovalNumber })] : []),
    t('gridLineNotice', { ns: 'ui' }),
  ];
  return (
    <footer className={styles.footer} data-step={step}>
      {parts.map((part) => (
        <span key={part}>{part}</span>
      ))}
      <Definitions subjects={SUBJECTS} />
    </footer>
  );
}
