import { useMemo } from 'react';
import { encode } from 'uqr';

export interface StationCodeProps {
  readonly link: string;
  /** Accessible name. */
  readonly label: string;
  readonly className?: string;
}

/** Modules of white that every reader needs around a code. */
const QUIET_ZONE = 4;

/** A link as a QR code that stays sharp at any size, on paper too. */
export function StationCode({ link, label, className }: StationCodeProps) {
  const { size, path } = useMemo(() => pathOf(link), [link]);
  return (
    <svg viewBox={`0 0 ${size} ${size}`} className={className} role="img" aria-label={label}>
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" shapeRendering="crispEdges" />
    </svg>
  );
}

function pathOf(link: string): { readonly size: number; readonly path: string } {
  const { data, size } = encode(link, { ecc: 'M', border: QUIET_ZONE });
  const squares = data.flatMap((row, y) =>
    row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])),
  );
  return { size, path: squares.join('') };
}
