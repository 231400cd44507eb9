import type { Station } from '../../../domain/city.ts';
import { measure } from '../../../engine/metrics/measure.ts';
import { stationLoad } from '../../../engine/metrics/station-load.ts';
import { floorWords } from '../../../ui/capacity-words.ts';
import { formatNumber } from '../../../ui/format.ts';
import { useTranslation } from '../../../ui/translation.ts';
import { useCityPart } from '../desk-context.tsx';
import { FigureRow } from './FigureRow.tsx';

interface StationLoadFiguresProps {
  readonly station: Station;
  readonly reachedHouseholds: number;
  /** In the map in force; `undefined` where it does not stand there. */
  readonly before: number | undefined;
}

/** Whom a station reaches and how much room it has for them, by what the city lets it carry. Put it inside a `<dl>`. */
export function StationLoadFigures({ station, reachedHouseholds, before }: StationLoadFiguresProps) {
  const { t } = useTranslation('planner');
  const { stationCapacity } = useCityPart(({ data }) => data.info);
  const load = stationLoad(reachedHouseholds, station, stationCapacity);
  const { isShortOfFloor, mostHouseholds } = load;
  const isAboveCeiling = mostHouseholds !== null && reachedHouseholds > mostHouseholds;
  const wanted = floorWords(stationCapacity.floorM2Per100Households);
  return (
    <>
      <FigureRow
        metric="reachedHouseholds"
        now={measure('reachedHouseholds', load)}
        before={before}
        note={isAboveCeiling && t('coverage.aboveCeiling', { most: formatNumber(mostHouseholds) })}
        strong
      />
      <FigureRow
        metric="floorM2Per100Households"
        now={measure('floorM2Per100Households', load)}
        note={
          isShortOfFloor === null
            ? t('coverage.floorUnknown')
            : isShortOfFloor && t('coverage.floorWanted', { wanted })
        }
      />
    </>
  );
}
