import type { PublicIndex } from '../../../domain/public-city.ts';
import { FactReport } from '../report/FactReport.tsx';
import { WayThere, type WayThereProps } from '../route/WayThere.tsx';

export interface StationMoreProps extends WayThereProps {
  readonly index: PublicIndex;
}

/** What an opened station shows: the way there, sharing, and a report of what is wrong. */
export function StationMore({ index, ...way }: StationMoreProps) {
  return (
    <>
      <WayThere {...way} />
      <FactReport station={way.station} operatorPhone={index.settings.operatorPhone} />
    </>
  );
}
