import { useTranslation } from 'react-i18next';
import type { CoverageTotals } from '../../../domain/coverage.ts';
import { coveredShare } from '../../../state/grid-rows.ts';
import { formatNumber } from '../../../ui/format.ts';
import { useDeskState } from '../desk-context.tsx';
import { FigureRow } from './FigureRow.tsx';

/** Percentiles are left out where only sums are at hand. */
export type CoverageCounts = Omit<CoverageTotals, 'coverageRate' | 'medianMinutes' | 'p90Minutes'> &
  Partial<Pick<CoverageTotals, 'medianMinutes' | 'p90Minutes'>>;

/** The rows about coverage, each with its denominator or its unit. Put it inside a `<dl>`. */
export function CoverageFigures({
  now,
  before,
}: {
  readonly now: CoverageCounts;
  readonly before?: CoverageCounts;
}) {
  const { t } = useTranslation('planner');
  const minutes = useDeskState('figures', (figures) => figures.current?.settings.limitMinutes ?? 0);
  return (
    <>
      <FigureRow
        label={t('figures.covered', { minutes })}
        now={coveredShare(now)}
        before={before && coveredShare(before)}
        percent
        note={t('figures.of', {
          covered: formatNumber(now.coveredHouseholds),
          households: formatNumber(now.households),
        })}
      />
      {now.olderHouseholds !== null && (
        <FigureRow
          label={t('coverage.older')}
          now={olderShare(now)}
          before={before && olderShare(before)}
          percent
          note={t('figures.of', {
            covered: formatNumber(now.olderCoveredHouseholds),
            households: formatNumber(now.olderHouseholds),
          })}
        />
      )}
      <FigureRow
        label={t('coverage.coveredBuildings')}
        now={buildingShare(now)}
        before={before && buildingShare(before)}
        percent
        note={t('coverage.ofBuildings', {
          covered: formatNumber(now.coveredBuildings),
          buildings: formatNumber(now.residentialBuildings),
        })}
      />
      <FigureRow
        label={t('figures.gap')}
        now={now.gapHouseholds}
        before={before?.gapHouseholds}
        unit={t('figures.householdsUnit')}
      />
      {now.unreachableHouseholds > 0 && (
        <FigureRow
          label={t('figures.unreachable')}
          now={now.unreachableHouseholds}
          before={before?.unreachableHouseholds}
          unit={t('figures.householdsUnit')}
        />
      )}
      <Minutes label={t('figures.mean')} now={now.meanMinutes} before={before?.meanMinutes} />
      <Minutes label={t('coverage.median')} now={now.medianMinutes} before={before?.medianMinutes} />
      <Minutes label={t('figures.p90')} now={now.p90Minutes} before={before?.p90Minutes} />
    </>
  );
}

interface MinutesProps {
  readonly label: string;
  readonly now: number | null | undefined;
  readonly before: number | null | undefined;
}

function Minutes({ label, now, before }: MinutesProps) {
  const { t } = useTranslation('planner');
  if (now === undefined) return null;
  return <FigureRow label={label} now={now} before={before} digits={1} unit={t('figures.minutes')} />;
}

/** 0 … 1; `null` where no older households are known. */
function olderShare({ olderHouseholds, olderCoveredHouseholds }: CoverageCounts): number | null {
  return olderHouseholds ? (olderCoveredHouseholds ?? 0) / olderHouseholds : null;
}

/** 0 … 1; `null` where nobody lives. */
function buildingShare({ residentialBuildings, coveredBuildings }: CoverageCounts): number | null {
  return residentialBuildings === 0 ? null : coveredBuildings / residentialBuildings;
}
