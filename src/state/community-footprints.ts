/**
 * Footprints for the engine: a city comes to the desk with its buildings as points, and only where ground is
 * edited must the engine know their outlines. Without them (no connection) edits work by the points.
 */
import type { AdminUnit } from '../domain/city.ts';
import type { LonLatBounds } from '../domain/geometry.ts';
import { shapeBounds } from '../engine/geometry/planar.ts';
import type { CitySource } from '../sources/city-source.ts';
import type { EngineApi } from '../worker/protocol.ts';
import { type CityStore, cityIn } from './city-store.ts';

export interface FootprintParts {
  readonly city: CityStore;
  readonly source: Pick<CitySource, 'buildingFootprints'>;
  readonly engine: Pick<EngineApi, 'provideFootprints'>;
}

/** Brings the footprints of a community to the engine, once. Resolves also when they cannot be had just now. */
export function createFootprintProvider({
  city,
  source,
  engine,
}: FootprintParts): (communityCode: string) => Promise<void> {
  const provided = new Map<string, Promise<void>>();
  let of: unknown = null;
  return (communityCode) => {
    const open = cityIn(city);
    const unit = open?.index.units.get(communityCode);
    if (!open || !unit || open.data.buildings.footprints !== null) return Promise.resolve();
    if (of !== open.data) provided.clear();
    of = open.data;
    const known = provided.get(communityCode);
    if (known) return known;
    const asked = source
      .buildingFootprints(boundsOf(unit))
      .then((footprints) => engine.provideFootprints(footprints))
      // Asked for again with the next stroke.
      .catch(() => void provided.delete(communityCode));
    provided.set(communityCode, asked);
    return asked;
  };
}

function boundsOf({ geometry }: AdminUnit): LonLatBounds {
  return shapeBounds(geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates);
}
