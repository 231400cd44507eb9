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

interface Published {
  readonly unit: string;
  readonly versions: readonly PublishedVersion[];
}

interface Made {
  readonly version: number;
  readonly changes: MapChanges | null;
}

const NONE: readonly PublishedVersion[] = [];

/** With a new version the trend stays until the new one is there, and where no answer comes: the feed tells of a lost server. */
export function useMapStory(view: WallView | null): MapStory {
  const { source } = useServices();
  const [published, setPublished] = useState<Published | null>(null);
  const [made, setMade] = useState<Made | null>(null);
  const version = view?.tiers.inForce.version ?? null;
  const unit = view && unitOf(view);
  useEffect(() => {
    if (version === null) return;
    let current = true;
    source.mapChanges(version).then(
      (told) => current && setMade({ version, changes: told.ok ? told.value : null }),
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
      (told) => current && setPublished({ unit, versions: told.ok ? told.value : [] }),
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, [source, version, unit]);
  // What was told of another unit or version never stands under this one's name, also where no answer comes.
  return {
    versions: published?.unit === unit ? published.versions : NONE,
    changes: made?.version === version ? made.changes : null,
  };
}

/** Figures are published for units: those of a grid's community stand for it. */
function unitOf({ areas, area }: WallView): string | null {
  return areas.pathTo(area.code).findLast(({ level }) => level !== 'grid' && level !== 'city')?.code ?? null;
}
