/**
 * The pictures the style refers to, drawn on a canvas at start: one glyph family for stations (district ◎,
 * sub-district ◉, community ●, grid •; closed hollow, planned in a dashed ring), hatches, edit handles.
 */
import { STATION_TIERS, type StationTier } from '../domain/city.ts';
import { type BasemapColours, IDENTITY_RED, LIGHT_BASEMAP, STATE_COLOURS } from '../ui/tokens.ts';
import { type StationStanding, stationImage } from './features/stations.ts';

export const PIXEL_RATIO = 2;

export interface MapImage {
  readonly id: string;
  /** Edge in CSS pixels. */
  readonly size: number;
  /** Draws into a square of `size`, already scaled. */
  readonly draw: (pen: CanvasRenderingContext2D, size: number) => void;
}

const STATION_RADIUS: Record<StationTier, number> = {
  district: 10.5,
  subdistrict: 8.5,
  community: 6.5,
  grid: 4,
};
const STATION_SIZE = 30;

export const HATCH = {
  gated: 'hatch-gated',
  dedicated: 'hatch-dedicated',
  gap: 'hatch-gap',
  locked: 'hatch-locked',
  moved: 'hatch-moved',
} as const;
export const HANDLE = {
  vertex: 'handle-vertex',
  junction: 'handle-junction',
  fixed: 'handle-fixed',
  hot: 'handle-hot',
  refused: 'handle-refused',
  insert: 'handle-insert',
  lock: 'handle-lock',
  attention: 'handle-attention',
  broken: 'handle-broken',
} as const;

/** A bubble that leaves room for a number. */
export const COMMENT_MARK = 'comment-mark';

/** Every picture the style may ask for. */
export function mapImages(colours: BasemapColours = LIGHT_BASEMAP): MapImage[] {
  const stations = STATION_TIERS.flatMap((tier) =>
    (['open', 'planned', 'closed'] as const).map((standing) => stationGlyph(tier, standing)),
  );
  return [
    ...stations,
    { id: HATCH.gated, size: 8, draw: (pen, size) => diagonal(pen, size, 'rgb(70 74 82 / 30%)', 0.8) },
    { id: HATCH.dedicated, size: 8, draw: dots },
    { id: HATCH.gap, size: 8, draw: (pen, size) => diagonal(pen, size, colours.gap, 1.4, true) },
    {
      id: HANDLE.vertex,
      size: 14,
      draw: (pen, size) => disc(pen, size, 4, '#FFFFFF', STATE_COLOURS.selected),
    },
    {
      id: HANDLE.junction,
      size: 16,
      draw: (pen, size) => box(pen, size, 4.5, '#FFFFFF', STATE_COLOURS.selected),
    },
    { id: HANDLE.fixed, size: 12, draw: (pen, size) => box(pen, size, 2.5, '#FFFFFF', '#6B6B6B') },
    {
      id: HANDLE.hot,
      size: 20,
      draw: (pen, size) => disc(pen, size, 6.5, STATE_COLOURS.selected, '#FFFFFF'),
    },
    { id: HANDLE.refused, size: 20, draw: refusedHandle },
    { id: HANDLE.insert, size: 18, draw: insertHandle },
    {
      id: HATCH.locked,
      size: 10,
      draw: (pen, size) => diagonal(pen, size, 'rgb(34 38 43 / 55%)', 1.6, true),
    },
    { id: HATCH.moved, size: 8, draw: (pen, size) => diagonal(pen, size, STATE_COLOURS.selected, 1.2) },
    { id: HANDLE.lock, size: 24, draw: lock },
    { id: HANDLE.attention, size: 22, draw: attentionSign },
    { id: HANDLE.broken, size: 22, draw: refusedHandle },
    { id: COMMENT_MARK, size: 26, draw: bubble },
  ];
}

/** Pixels for MapLibre, in the browser. */
export function paintImage(image: MapImage): ImageData {
  const pixels = image.size * PIXEL_RATIO;
  const canvas = document.createElement('canvas');
  canvas.width = pixels;
  canvas.height = pixels;
  // Drawn by the processor: fetching each picture back from a graphics card would wait for the card.
  const pen = canvas.getContext('2d', { willReadFrequently: true });
  if (!pen) throw new Error('Expected a 2D canvas for the map symbols.');
  pen.scale(PIXEL_RATIO, PIXEL_RATIO);
  image.draw(pen, image.size);
  return pen.getImageData(0, 0, pixels, pixels);
}

function stationGlyph(tier: StationTier, standing: StationStanding): MapImage {
  return {
    id: stationImage(tier, standing),
    size: STATION_SIZE,
    draw(pen, size) {
      const radius = STATION_RADIUS[tier];
      const centre = size / 2;
      const ringed = tier === 'district' || tier === 'subdistrict';
      circle(pen, centre, radius + 1.5);
      pen.fillStyle = '#FFFFFF';
      pen.fill();
      circle(pen, centre, radius);
      pen.lineWidth = 1.6;
      pen.strokeStyle = IDENTITY_RED;
      if (standing === 'planned') pen.setLineDash([2.6, 2]);
      if (ringed || standing !== 'open') pen.stroke();
      pen.setLineDash([]);
      if (standing === 'closed') return strike(pen, centre, radius);
      if (standing === 'planned' && !ringed) return inner(pen, centre, radius * 0.5);
      if (tier === 'district') return innerRing(pen, centre, radius * 0.5);
      inner(pen, centre, ringed ? radius * 0.55 : radius);
    },
  };
}

function inner(pen: CanvasRenderingContext2D, centre: number, radius: number): void {
  circle(pen, centre, radius);
  pen.fillStyle = IDENTITY_RED;
  pen.fill();
}

function innerRing(pen: CanvasRenderingContext2D, centre: number, radius: number): void {
  circle(pen, centre, radius);
  pen.lineWidth = 2.4;
  pen.stroke();
}

/** A closed station is hollow and struck through. */
function strike(pen: CanvasRenderingContext2D, centre: number, radius: number): void {
  const reach = radius * 0.7;
  pen.beginPath();
  pen.moveTo(centre - reach, centre + reach);
  pen.lineTo(centre + reach, centre - reach);
  pen.stroke();
}

function circle(pen: CanvasRenderingContext2D, centre: number, radius: number): void {
  pen.beginPath();
  pen.arc(centre, centre, radius, 0, 2 * Math.PI);
}

/** A diagonal that meets itself at the edges of the repeated square. */
function diagonal(
  pen: CanvasRenderingContext2D,
  size: number,
  colour: string,
  width: number,
  falling = false,
): void {
  pen.strokeStyle = colour;
  pen.lineWidth = width;
  for (const shift of [-size, 0, size]) {
    pen.beginPath();
    pen.moveTo(shift, falling ? 0 : size);
    pen.lineTo(shift + size, falling ? size : 0);
    pen.stroke();
  }
}

function dots(pen: CanvasRenderingContext2D, size: number): void {
  pen.fillStyle = 'rgb(70 74 82 / 45%)';
  for (const at of [size / 4, (3 * size) / 4]) {
    pen.beginPath();
    pen.arc(at, at, 0.9, 0, 2 * Math.PI);
    pen.fill();
  }
}

function disc(pen: CanvasRenderingContext2D, size: number, radius: number, fill: string, line: string): void {
  circle(pen, size / 2, radius);
  outline(pen, fill, line);
}

function box(pen: CanvasRenderingContext2D, size: number, reach: number, fill: string, line: string): void {
  pen.beginPath();
  pen.rect(size / 2 - reach, size / 2 - reach, 2 * reach, 2 * reach);
  outline(pen, fill, line);
}

function outline(pen: CanvasRenderingContext2D, fill: string, line: string): void {
  pen.fillStyle = fill;
  pen.fill();
  pen.lineWidth = 1.8;
  pen.strokeStyle = line;
  pen.stroke();
}

function refusedHandle(pen: CanvasRenderingContext2D, size: number): void {
  disc(pen, size, 7, '#FFFFFF', STATE_COLOURS.broken);
  cross(pen, size / 2, 3, STATE_COLOURS.broken, Math.PI / 4);
}

function insertHandle(pen: CanvasRenderingContext2D, size: number): void {
  disc(pen, size, 6.5, '#FFFFFF', STATE_COLOURS.selected);
  cross(pen, size / 2, 3.4, STATE_COLOURS.selected, 0);
}

function lock(pen: CanvasRenderingContext2D, size: number): void {
  const centre = size / 2;
  disc(pen, size, 10, '#FFFFFF', '#22262B');
  pen.beginPath();
  pen.arc(centre, centre - 1.5, 3, Math.PI, 0);
  pen.stroke();
  pen.fillStyle = '#22262B';
  pen.fillRect(centre - 4.5, centre - 1.5, 9, 6.5);
}

function bubble(pen: CanvasRenderingContext2D, size: number): void {
  const [left, top, right, bottom] = [2, 2, size - 2, size - 6];
  const centre = size / 2;
  pen.beginPath();
  pen.roundRect(left, top, right - left, bottom - top, 6);
  pen.moveTo(centre - 4, bottom);
  pen.lineTo(centre, size - 1);
  pen.lineTo(centre + 4, bottom);
  pen.lineWidth = 3;
  pen.strokeStyle = '#FFFFFF';
  pen.stroke();
  pen.fillStyle = '#22262B';
  pen.fill();
}

function attentionSign(pen: CanvasRenderingContext2D, size: number): void {
  const centre = size / 2;
  pen.beginPath();
  pen.moveTo(centre, 2.5);
  pen.lineTo(size - 2, size - 3.5);
  pen.lineTo(2, size - 3.5);
  pen.closePath();
  outline(pen, '#FFFFFF', STATE_COLOURS.attention);
  pen.fillStyle = STATE_COLOURS.attention;
  pen.fillRect(centre - 1, 8, 2, 5);
  pen.fillRect(centre - 1, 14.5, 2, 2);
}

function cross(
  pen: CanvasRenderingContext2D,
  centre: number,
  reach: number,
  colour: string,
  turn: number,
): void {
  pen.save();
  pen.translate(centre, centre);
  pen.rotate(turn);
  pen.strokeStyle = colour;
  pen.lineWidth = 1.8;
  pen.beginPath();
  pen.moveTo(-reach, 0);
  pen.lineTo(reach, 0);
  pen.moveTo(0, -reach);
  pen.lineTo(0, reach);
  pen.stroke();
  pen.restore();
}
