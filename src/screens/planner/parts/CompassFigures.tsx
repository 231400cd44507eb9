import { useTranslation } from 'react-i18next';
import type { CompassFigures as Compass } from '../../../domain/coverage-report.ts';
import { formatNumber } from '../../../ui/format.ts';
import { FigureRow } from './FigureRow.tsx';

interface CompassFiguresProps {
  readonly compass: Compass;
  /** Households inside the circles; `null` where that is not told. */
  readonly circleHouseholds: number | null;
}

/** What circles promise and streets do not keep, and how far round people walk. Put it inside a `<dl>`. */
export function CompassFigures({ compass, circleHouseholds }: CompassFiguresProps) {
  const { t } = useTranslation('planner');
  return (
    <>
      <FigureRow
        label={t('coverage.notKept')}
        now={compass.notKeptHouseholds}
        unit={t('figures.householdsUnit')}
        note={
          circleHouseholds === null
            ? undefined
            : t('coverage.notKeptNote', { circle: formatNumber(circleHouseholds) })
        }
      />
      <FigureRow
        label={t('coverage.detour')}
        now={compass.detourIndex}
        digits={2}
        note={t('coverage.detourNote')}
      />
    </>
  );
}
