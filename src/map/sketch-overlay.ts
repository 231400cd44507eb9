/**
 * Draws what the tool in hand draws of itself above the map, not on it: it follows every move of the pointer, and a
 * frame of the map takes far longer than a few paths, above all where no graphics card draws it.
 */
import type { LonLat } from '../domain/geometry.ts';
import { cityIn } from '../state/city-store.ts';
import type { Desk } from '../state/desk.ts';
import type { ScreenPoint } from './adapter.ts';
import type { CityMap } from './maplibre-adapter.ts';
import type { Sketch } from './sketch.ts';
import styles from './sketch-overlay.module.css';
import { SKETCH_PATHS, sketchPicture } from './sketch-picture.ts';

/** CSS pixels. */
const PICKED_RADIUS = 4;

export interface SketchOverlay {
  setSketch(sketch: Sketch | null): void;
  setCrosshair(at: LonLat | null): void;
  stop(): void;
}

/** `element` holds the map. */
export function createSketchOverlay(element: HTMLElement, map: CityMap, desk: Desk): SketchOverlay {
  const svg = svgElement('svg', { class: styles.sketch, 'aria-hidden': 'true' });
  const picked = svgElement('g', { class: styles.picked, 'data-sketch': 'picked' });
  const paths = SKETCH_PATHS.map(
    (part) => [part, svgElement('path', { class: styles[part], 'data-sketch': part })] as const,
  );
  svg.append(picked, ...paths.map(([, path]) => path));
  element.append(svg);

  let sketch: Sketch | null = null;
  let crosshair: LonLat | null = null;
  const draw = () => {
    const open = cityIn(desk.stores.city);
    if (!open) return;
    const picture = sketchPicture(sketch, crosshair, open, map.project);
    for (const [part, path] of paths) setWhereNew(path, 'd', picture.paths[part]);
    drawDiscs(picked, picture.picked);
  };
  const stopFollowing = map.onCameraMove(draw);
  return {
    setSketch(next) {
      if (next === sketch) return;
      sketch = next;
      draw();
    },
    setCrosshair(at) {
      if (at === crosshair) return;
      crosshair = at;
      draw();
    },
    stop() {
      stopFollowing();
      svg.remove();
    },
  };
}

/**
 * An element for each, and none touched that stays where it is: of hundreds under a brush only the new ones are
 * painted.
 */
function drawDiscs(group: SVGGElement, centres: readonly ScreenPoint[]): void {
  while (group.childElementCount > centres.length) group.lastElementChild?.remove();
  centres.forEach(({ x, y }, i) => {
    const disc = group.children[i] ?? group.appendChild(svgElement('circle', { r: String(PICKED_RADIUS) }));
    setWhereNew(disc, 'cx', String(x));
    setWhereNew(disc, 'cy', String(y));
  });
}

function setWhereNew(element: Element, name: string, value: string): void {
  if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}

function svgElement<Name extends 'svg' | 'g' | 'path' | 'circle'>(
  name: Name,
  attributes: Readonly<Record<string, string>>,
): SVGElementTagNameMap[Name] {
  const element = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return element;
}
