import { useTranslation } from 'react-i18next';
import { coveredShare } from '../../../state/grid-rows.ts';
import { formatNumber } from '../../../ui/format.ts';
import { useDeskState } from '../desk-context.tsx';
import { FigureRow } from './FigureRow.tsx';

export interface CoverageCounts {
  readonly households: number;
  readonly coveredHouseholds: number;
  readonly gapHouseholds: number;
  readonly unreachableHouseholds?: number;
  readonly meanMinutes: number | null;
  readonly p90Minutes?: number | null;
}

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
  const unreachable = now.unreachableHouseholds ?? 0;
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
      <FigureRow
        label={t('figures.gap')}
        now={now.gapHouseholds}
        before={before?.gapHouseholds}
        unit={t('figures.householdsUnit')}
      />
      {unreachable > 0 && (
        <FigureRow
          label={t('figures.unreachable')}
          now={unreachable}
          before={before?.unreachableHouseholds}
          unit={t('figures.householdsUnit')}
        />
      )}
      <FigureRow
        label={t('figures.mean')}
        now={now.meanMinutes}
        before={before?.meanMinutes}
        digits={1}
        unit={t('figures.minutes')}
      />
      {now.p90Minutes !== undefined && (
        <FigureRow
          label={t('figures.p90')}
          now={now.p90Minutes}
          before={before?.p90Minutes}
          digits={1}
          unit={t('figures.minutes')}
        />
      )}
    </>
  );
}
