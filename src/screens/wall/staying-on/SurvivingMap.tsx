import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { createLastFrame } from './last-frame.ts';
import styles from './SurvivingMap.module.css';

export interface SurvivingMapProps {
  /** Draws the map anew each time. `onStill` is to be told of every picture that is complete. */
  children(onStill: (canvas: HTMLCanvasElement) => void, onBroken: () => void): ReactNode;
  /** What stands there on a device that never had a map. */
  readonly instead: ReactNode;
}

/** Between attempts at a device whose graphics are away: drivers restart, and browsers bar a page for a while. */
const AGAIN_MS = [500, 2000, 5000, 15_000, 60_000];

/**
 * Keeps a map through the loss of its graphics context: the last good picture stays in its place while the map is
 * opened anew. MapLibre brings its style back by itself, but neither the colours of the grids nor a context that the
 * browser does not give back.
 */
export function SurvivingMap({ children, instead }: SurvivingMapProps) {
  const frame = useRef<HTMLDivElement>(null);
  const [last] = useState(createLastFrame);
  const [life, setLife] = useState(0);
  const [hasLived, setHasLived] = useState(false);
  const [state, setState] = useState<'alive' | 'lost' | 'broken'>('alive');
  const attempts = useRef(0);

  useEffect(() => {
    const element = frame.current;
    if (element === null) return;
    // The event does not bubble, but is seen on its way down. The map goes before it hears of its loss: MapLibre takes
    // its style apart then, and forgets a listener that keeps all of the map for ever.
    const lost = () => flushSync(() => setState('lost'));
    element.addEventListener('webglcontextlost', lost, { capture: true });
    return () => element.removeEventListener('webglcontextlost', lost, { capture: true });
  }, []);
  useEffect(() => {
    if (state === 'alive') return;
    const wait = state === 'lost' ? 0 : AGAIN_MS[Math.min(attempts.current, AGAIN_MS.length - 1)];
    const timer = setTimeout(() => {
      attempts.current++;
      setLife((count) => count + 1);
      setState('alive');
    }, wait);
    return () => clearTimeout(timer);
  }, [state]);

  const onStill = useCallback(
    (canvas: HTMLCanvasElement) => {
      attempts.current = 0;
      setHasLived(true);
      last.keep(canvas);
      setShown(life);
    },
    [last, life],
  );
  const [shown, setShown] = useState(-1);
  const onBroken = useCallback(() => setState('broken'), []);
  const isDrawn = state === 'alive' && shown === life;
  return (
    <div ref={frame} className={styles.frame} data-map-life={life}>
      {state === 'broken' && !hasLived
        ? instead
        : state === 'alive' && (
            <div key={life} className={styles.life}>
              {children(onStill, onBroken)}
            </div>
          )}
      {hasLived && !isDrawn && <LastPicture canvas={last.canvas} />}
    </div>
  );
}

function LastPicture({ canvas }: { readonly canvas: HTMLCanvasElement }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    place.current?.replaceChildren(canvas);
  }, [canvas]);
  return <div ref={place} className={styles.last} aria-hidden="true" data-last-picture />;
}
