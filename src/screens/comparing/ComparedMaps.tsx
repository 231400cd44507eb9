import { useEffect, useMemo, useState } from 'react';
import type { CityData } from '../../domain/city.ts';
import type { LonLatBounds } from '../../domain/geometry.ts';
import { geometryBounds, isEmptyBounds, joinBounds, NO_BOUNDS, widened } from '../../map/bounds.ts';
import type { CityMap } from '../../map/maplibre-adapter.ts';
import type { Compared } from '../../state/comparison-store.ts';
import { Notice } from '../../ui/Notice.tsx';
import { type ComparedLook, ComparedMap } from './ComparedMap.tsx';
import styles from './ComparedMaps.module.css';

export type MapArrangement = 'swipe' | 'side_by_side';

export interface ComparedWords {
  readonly before: string;
  readonly after: string;
  readonly mapBefore: string;
  readonly mapAfter: string;
  readonly curtain: string;
  /** Said where the browser has no WebGL. */
  readonly missing: string;
}

export interface ComparedMapsProps extends ComparedLook {
  readonly city: CityData;
  readonly compared: Compared;
  readonly words: ComparedWords;
  readonly arrangement: MapArrangement;
  /** Grid to bring into view on both maps. */
  readonly shown: string | null;
  /** What is in view when no grid is asked for; what changed, when unsaid. Keep it stable between renders. */
  readonly bounds?: LonLatBounds | null;
}

/** Both sides on maps that move as one: one over the other behind a curtain, or next to each other. */
export function ComparedMaps(props: ComparedMapsProps) {
  const { compared, arrangement, shown, words, bounds = null, ...drawn } = props;
  const [before, setBefore] = useState<CityMap | null>(null);
  const [after, setAfter] = useState<CityMap | null>(null);
  const [broken, setBroken] = useState(false);
  /** Where the curtain hangs, in percent of the width. */
  const [curtain, setCurtain] = useState(50);
  const seen = useMemo(() => bounds ?? boundsOfChanges(compared), [bounds, compared]);
  useEffect(() => (before && after ? moveAsOne(before, after) : undefined), [before, after]);
  useEffect(() => {
    if (before && seen) before.fit(seen);
  }, [before, seen]);
  useEffect(() => {
    const bounds = shown === null ? NO_BOUNDS : boundsOf(compared, new Set([shown]));
    if (before && !isEmptyBounds(bounds)) before.fit(widened(bounds, 0.6));
  }, [before, compared, shown]);

  if (broken) return <Notice tone="attention">{words.missing}</Notice>;
  const isSwiped = arrangement === 'swipe';
  return (
    <div className={`${styles.maps} ${isSwiped ? styles.swiped : styles.beside}`}>
      <div className={styles.map}>
        <ComparedMap
          {...drawn}
          side="before"
          compared={compared}
          shown={shown}
          label={words.mapBefore}
          onMap={setBefore}
          onBroken={() => setBroken(true)}
        />
        <span className={styles.tag}>{words.before}</span>
      </div>
      <div className={styles.map} style={isSwiped ? { clipPath: `inset(0 0 0 ${curtain}%)` } : undefined}>
        <ComparedMap
          {...drawn}
          side="after"
          compared={compared}
          shown={shown}
          label={words.mapAfter}
          onMap={setAfter}
          onBroken={() => setBroken(true)}
        />
        <span className={`${styles.tag} ${styles.tagAfter}`}>{words.after}</span>
      </div>
      {isSwiped && (
        <>
          <div className={styles.line} style={{ left: `${curtain}%` }} aria-hidden="true" />
          <input
            type="range"
            className={styles.curtain}
            min={0}
            max={100}
            step={0.5}
            value={curtain}
            aria-label={words.curtain}
            onChange={(event) => setCurtain(Number(event.target.value))}
          />
        </>
      )}
    </div>
  );
}

/** Whichever map is moved, the other follows; they start where the first stands. */
function moveAsOne(first: CityMap, second: CityMap): () => void {
  let following = false;
  const follow = (leader: CityMap, follower: CityMap) =>
    leader.onCameraMove((camera) => {
      if (following) return;
      following = true;
      follower.lookAt(camera);
      following = false;
    });
  second.lookAt(first.camera());
  const stops = [follow(first, second), follow(second, first)];
  return () => {
    for (const stop of stops) stop();
  };
}

/** Around every grid that is not as before; `null` where nothing differs. */
function boundsOfChanges(compared: Compared): LonLatBounds | null {
  const touched = compared.comparison.grids.filter(({ lineage }) => lineage !== 'kept');
  const bounds = boundsOf(compared, new Set(touched.map(({ code }) => code)));
  return isEmptyBounds(bounds) ? null : widened(bounds, 0.25);
}

function boundsOf({ before, after }: Compared, codes: ReadonlySet<string>): LonLatBounds {
  return [...before.grids, ...after.grids]
    .filter(({ code }) => codes.has(code))
    .map(({ geometry }) => geometryBounds(geometry))
    .reduce(joinBounds, NO_BOUNDS);
}
