import type { DoorName } from './Door.tsx';
import styles from './DoorPicture.module.css';

/** One small town, drawn once: six grids that share their borders, a river and a station or two. */
const TOWN = {
  grids: [
    'M0 0H92L104 58L60 84L0 70Z',
    'M92 0H196L188 50L146 72L104 58Z',
    'M196 0H320V66L252 78L188 50Z',
    'M0 70L60 84L76 138L62 180H0Z',
    'M60 84L104 58L146 72L188 50L252 78L226 126L150 144L76 138Z',
    'M252 78L320 66V180H62L76 138L150 144L226 126Z',
  ],
  river: 'M-10 128C60 108 88 166 160 158S262 104 330 124',
  streets: [
    'M-10 34L110 60L330 28',
    'M120 -10L104 58L76 138L66 190',
    'M200 -10L188 50L252 78L330 96',
    'M252 78L226 126L214 190',
  ],
  houses: [
    [24, 24],
    [46, 18],
    [64, 40],
    [34, 50],
    [122, 22],
    [146, 34],
    [168, 16],
    [150, 54],
    [226, 22],
    [262, 34],
    [290, 18],
    [286, 52],
    [22, 92],
    [40, 112],
    [26, 150],
    [48, 160],
    [98, 84],
    [122, 104],
    [150, 92],
    [176, 116],
    [204, 84],
    [228, 92],
    [104, 124],
    [272, 98],
    [296, 120],
    [262, 140],
    [120, 168],
    [180, 172],
    [300, 160],
    [246, 168],
  ],
} as const;

/** Service areas reach along streets and stop at the river: never round. */
const SERVICE_AREAS = [
  'M52 48L84 34L96 8L118 -4L150 10L182 26L206 44L190 66L160 84L132 108L104 112L92 90L66 78Z',
  'M170 86L196 64L232 56L268 62L282 84L262 98L246 112L214 116L184 118L172 106Z',
] as const;

/** The same town as each of the three people sees it. Decorative: the words beside it say the same. */
export function DoorPicture({ door }: { readonly door: DoorName }) {
  return (
    <svg
      className={`${styles.picture} ${styles[door]}`}
      data-theme={door === 'wall' ? 'dark' : undefined}
      viewBox="0 0 320 180"
      preserveAspectRatio="xMidYMid slice"
      aria-hidden="true"
    >
      <rect className={styles.land} width="320" height="180" />
      {TOWN.grids.map((path, index) => (
        <path key={path} d={path} className={`${styles.grid} ${styles[`shade${index}`]}`} />
      ))}
      <path d={TOWN.river} className={styles.river} />
      {TOWN.streets.map((path) => (
        <path key={path} d={path} className={styles.street} />
      ))}
      {TOWN.houses.map(([x, y]) => (
        <rect key={`${x} ${y}`} x={x - 4} y={y - 3} width="8" height="6" className={styles.house} />
      ))}
      {TOWN.grids.map((path) => (
        <path key={path} d={path} className={styles.border} />
      ))}
      {door === 'planner' && <Redraw />}
      {door === 'wall' && <Coverage />}
      {door === 'finder' && <Walk />}
    </svg>
  );
}

function Redraw() {
  return (
    <g>
      <path d="M104 58L146 72L188 50" className={styles.before} />
      <path d="M104 58L152 94L188 50" className={styles.draft} />
      <circle cx="152" cy="94" r="5" className={styles.handle} />
      <text x="146" y="30" className={styles.count}>
        412
      </text>
      <text x="186" y="118" className={styles.count}>
        486
      </text>
      <text x="38" y="42" className={styles.count}>
        368
      </text>
      <text x="256" y="40" className={styles.count}>
        457
      </text>
    </g>
  );
}

function Coverage() {
  return (
    <g>
      <path d={SERVICE_AREAS[0]} className={styles.area} />
      <path d={SERVICE_AREAS[1]} className={styles.area} />
      <Station x={128} y={62} />
      <Station x={214} y={104} />
    </g>
  );
}

function Walk() {
  return (
    <g>
      <path d="M40 112L86 108L94 86L104 58L150 46L188 50" className={styles.walk} />
      <circle cx="40" cy="112" r="6" className={styles.me} />
      <Station x={188} y={50} />
    </g>
  );
}

function Station({ x, y }: { readonly x: number; readonly y: number }) {
  return (
    <g transform={`translate(${x} ${y})`}>
      <circle r="9" className={styles.stationRing} />
      <circle r="4" className={styles.station} />
    </g>
  );
}
