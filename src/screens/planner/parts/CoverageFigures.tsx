import { useTranslation } from 'react-i18next';
import type { CoverageTotals } from '../../../domain/coverage.ts';
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
      <ShareRow
        label={t('figures.covered', { minutes })}
        note="figures.of"
        now={[now.coveredHouseholds, now.households]}
        before={before && [before.coveredHouseholds, before.households]}
      />
      {now.olderHouseholds !== null && (
        <ShareRow
          label={t('coverage.older')}
          note="figures.of"
          now={[now.olderCoveredHouseholds ?? 0, now.olderHouseholds]}
          before={before && [before.olderCoveredHouseholds ?? 0, before.olderHouseholds ?? 0]}
        />
      )}
      <ShareRow
        label={t('coverage.coveredBuildings')}
        note="coverage.ofBuildings"
        now={[now.coveredBuildings, now.residentialBuildings]}
        before={before && [before.coveredBuildings, before.residentialBuildings]}
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

type Share = readonly [part: number, whole: number];

interface ShareRowProps {
  readonly label: string;
  /** Key of the sentence that tells part and whole. */
  readonly note: 'figures.of' | 'coverage.ofBuildings';
  readonly now: Share;
  readonly before: Share | undefined;
}

/** A share with what it is a share of. */
function ShareRow({ label, note, now, before }: ShareRowProps) {
  const { t } = useTranslation('planner');
  const [covered, all] = now.map((count) => formatNumber(count));
  return (
    <FigureRow
      label={label}
      now={shareOf(now)}
      before={before && shareOf(before)}
      percent
      note={t(note, { covered, households: all, buildings: all })}
    />
  );
}

/** 0 … 1; `null` of nothing. */
function shareOf([part, whole]: Share): number | null {
  return whole === 0 ? null : part / whole;
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
