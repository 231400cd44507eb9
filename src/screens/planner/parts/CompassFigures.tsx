import type { CompassFigures as Compass } from '../../../domain/coverage-report.ts';
import { measure } from '../../../engine/metrics/measure.ts';
import { formatMetric } from '../../../ui/metric-words.ts';
import { useTranslation } from '../../../ui/translation.ts';
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
        metric="notKeptHouseholds"
        now={measure('notKeptHouseholds', compass)}
        note={
          circleHouseholds === null
            ? undefined
            : t('coverage.notKeptNote', { circle: formatMetric('circleHouseholds', circleHouseholds) })
        }
      />
      <FigureRow metric="detourIndex" now={measure('detourIndex', compass)} note={t('coverage.detourNote')} />
    </>
  );
}
