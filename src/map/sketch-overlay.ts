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
import { type SketchPicture, sketchPicture } from './sketch-picture.ts';

interface Part {
  readonly element: SVGElement;
  show(picture: SketchPicture): void;
}

export interface SketchOverlay {
  setSketch(sketch: Sketch | null): void;
  setCrosshair(at: LonLat | null): void;
  stop(): void;
}

/** `element` holds the map. */
export function createSketchOverlay(element: HTMLElement, map: CityMap, desk: Desk): SketchOverlay {
  const svg = svgElement('svg', { class: styles.sketch, 'aria-hidden': 'true' });
  // Bottom first.
  const parts = [
    discs('picked', 4),
    outline('ground'),
    outline('rim'),
    outline('line'),
    discs('vertex', 4),
    discs('snapped', 6),
    outline('crosshair'),
  ];
  svg.append(...parts.map(({ element }) => element));
  element.append(svg);

  let sketch: Sketch | null = null;
  let crosshair: LonLat | null = null;
  const draw = () => {
    const open = cityIn(desk.stores.city);
    if (!open) return;
    const picture = sketchPicture(sketch, crosshair, open, map.project);
    for (const { show } of parts) show(picture);
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

function outline(name: keyof SketchPicture['outlines']): Part {
  const element = svgElement('path', { 'data-sketch': name });
  return { element, show: ({ outlines }) => setWhereNew(element, 'd', outlines[name]) };
}

/**
 * An element for each, and none touched that stays where it is: of hundreds under a brush only the new ones are
 * painted. `radius` in CSS pixels.
 */
function discs(name: keyof SketchPicture['marks'], radius: number): Part {
  const element = svgElement('g', { 'data-sketch': name });
  const addDisc = () => element.appendChild(svgElement('circle', { r: String(radius) }));
  return {
    element,
    show({ marks }) {
      while (element.childElementCount > marks[name].length) element.lastElementChild?.remove();
      marks[name].forEach(({ x, y }, i) => {
        const disc = element.children[i] ?? addDisc();
        setWhereNew(disc, 'cx', String(x));
        setWhereNew(disc, 'cy', String(y));
      });
    },
  };
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
