/**
 * Draws what the tool in hand draws of itself above the map, not on it: it follows every move of the pointer, and a
 * frame of the map takes far longer than a few paths, above all where no graphics card draws it.
 */
import type { LonLat } from '../domain/geometry.ts';
import { cityIn } from '../state/city-store.ts';
import type { Desk } from '../state/desk.ts';
import type { CityMap } from './maplibre-adapter.ts';
import type { Sketch } from './sketch.ts';
import styles from './sketch-overlay.module.css';
import { SKETCH_PARTS, sketchPicture } from './sketch-picture.ts';

export interface SketchOverlay {
  setSketch(sketch: Sketch | null): void;
  setCrosshair(at: LonLat | null): void;
  stop(): void;
}

/** `element` holds the map. */
export function createSketchOverlay(element: HTMLElement, map: CityMap, desk: Desk): SketchOverlay {
  const paths = SKETCH_PARTS.map((part) => {
    const path = svgElement('path');
    path.setAttribute('class', styles[part]);
    path.setAttribute('data-sketch', part);
    return [part, path] as const;
  });
  const svg = svgElement('svg');
  svg.setAttribute('class', styles.sketch);
  svg.setAttribute('aria-hidden', 'true');
  svg.append(...paths.map(([, path]) => path));
  element.append(svg);

  let sketch: Sketch | null = null;
  let crosshair: LonLat | null = null;
  const draw = () => {
    const open = cityIn(desk.stores.city);
    if (!open) return;
    const picture = sketchPicture(sketch, crosshair, open, map.project);
    for (const [part, path] of paths) {
      if (path.getAttribute('d') !== picture[part]) path.setAttribute('d', picture[part]);
    }
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

function svgElement<Name extends 'svg' | 'path'>(name: Name): SVGElementTagNameMap[Name] {
  return document.createElementNS('http://www.w3.org/2000/svg', name);
}
