import type { LonLat } from '../domain/geometry.ts';
import type { CityMap } from '../map/maplibre-adapter.ts';

/** A pointer that moves further than this between down and up has dragged the map, not tapped it. */
const STILL_PIXELS = 6;

/** Tells where the map is tapped or clicked; drags are no taps. Answers how to stop. */
export function listenForTaps(map: CityMap, onTap: (at: LonLat) => void): () => void {
  const element = map.canvasContainer;
  let down: { readonly x: number; readonly y: number } | null = null;
  const press = ({ clientX, clientY }: PointerEvent) => {
    down = { x: clientX, y: clientY };
  };
  const click = ({ clientX, clientY }: MouseEvent) => {
    if (down === null || Math.hypot(clientX - down.x, clientY - down.y) > STILL_PIXELS) return;
    const { left, top } = element.getBoundingClientRect();
    onTap(map.unproject({ x: clientX - left, y: clientY - top }));
  };
  element.addEventListener('pointerdown', press);
  element.addEventListener('click', click);
  return () => {
    element.removeEventListener('pointerdown', press);
    element.removeEventListener('click', click);
  };
}
