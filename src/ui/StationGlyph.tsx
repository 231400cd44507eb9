import type { StationTier } from '../domain/city.ts';

const RADII: Readonly<Record<StationTier, readonly [ring: number, dot: number]>> = {
  district: [11, 6],
  subdistrict: [9, 5],
  community: [0, 6],
  grid: [0, 4],
};

/** The station glyph of its tier, as on the map: ◎ ◉ ● • in identity red. Decorative. */
export function StationGlyph(props: { readonly tier: StationTier; readonly size?: string }) {
  const { tier, size = '1.75rem' } = props;
  const [ring, dot] = RADII[tier];
  return (
    <svg viewBox="-13 -13 26 26" width={size} height={size} aria-hidden="true">
      {ring > 0 && <circle r={ring} fill="none" stroke="var(--identity)" strokeWidth="2" />}
      {tier === 'district' ? (
        <circle r={dot} fill="none" stroke="var(--identity)" strokeWidth="2.4" />
      ) : (
        <circle r={dot} fill="var(--identity)" />
      )}
    </svg>
  );
}
