/** What the last plan did to a place, counted. */
import type { MapChanges } from '../../../domain/publication.ts';
import type { Areas } from './areas.ts';

export interface AreaChanges {
  readonly begun: number;
  readonly ended: number;
  /** Grids whose ground changed and that kept their code. */
  readonly redrawn: number;
  readonly newStations: number;
  readonly closedStations: number;
  readonly changedStations: number;
}

/** Closed stations count everywhere: nobody tells any more where they stood. */
export function changesIn(areas: Areas, areaCode: string, { grids, stations }: MapChanges): AreaChanges {
  const isHere = (code: string) => areas.pathTo(code).some((place) => place.code === areaCode);
  const own = grids.filter(({ from, to, communityCode }) => {
    if (areas.find(areaCode)?.level === 'grid') return from === areaCode || to === areaCode;
    return isHere(communityCode);
  });
  const before = new Set(own.flatMap(({ from }) => from ?? []));
  const after = new Set(own.flatMap(({ to }) => to ?? []));
  const redrawn = own.filter(({ kind }) => kind !== 'kept').map(({ to }) => to);
  const here = new Set(areas.stationsIn(areaCode).map(({ code }) => code));
  const count = (kind: MapChanges['stations'][number]['kind']) =>
    stations.filter((station) => station.kind === kind && (kind === 'retired' || here.has(station.code)))
      .length;
  return {
    begun: [...after].filter((code) => !before.has(code)).length,
    ended: [...before].filter((code) => !after.has(code)).length,
    redrawn: new Set(redrawn.filter((code) => code !== null && before.has(code))).size,
    newStations: count('new'),
    closedStations: count('retired'),
    changedStations: count('changed'),
  };
}
