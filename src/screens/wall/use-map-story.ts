/** How a place came to stand as it does: what was published with each version, and what the last one changed. */
import { useEffect, useState } from 'react';
import type { MapChanges, PublishedVersion } from '../../domain/publication.ts';
import { useServices } from '../../ui/services.tsx';
import type { WallView } from './wall-view.ts';

export interface MapStory {
  /** Of the unit one stands at; empty until known, and where one may not ask. */
  readonly versions: readonly PublishedVersion[];
  /** What made the map in force out of the one before; `null` until known. */
  readonly changes: MapChanges | null;
}

/** The last story stays until the next is there. An answer that does not come leaves it: the feed tells of a lost server. */
export function useMapStory(view: WallView | null): MapStory {
  const { source } = useServices();
  const [versions, setVersions] = useState<readonly PublishedVersion[]>([]);
  const [changes, setChanges] = useState<MapChanges | null>(null);
  const version = view?.tiers.inForce.version ?? null;
  const unit = view && unitOf(view);
  useEffect(() => {
    if (version === null) return;
    let current = true;
    source.mapChanges(version).then(
      (told) => current && setChanges(told.ok ? told.value : null),
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, [source, version]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new version brings new figures.
  useEffect(() => {
    if (unit === null) return;
    let current = true;
    source.publishedVersions(unit).then(
      (told) => current && setVersions(told.ok ? told.value : []),
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, [source, version, unit]);
  return { versions, changes };
}

/** Figures are published for units: those of a grid's community stand for it. */
function unitOf({ areas, area }: WallView): string | null {
  return areas.pathTo(area.code).findLast(({ level }) => level !== 'grid' && level !== 'city')?.code ?? null;
}
