/** The mark: a circle crossed by a grid, in identity red. Decorative beside the name. */
export function Mark({ size = 28 }: { readonly size?: number | string }) {
  return (
    <svg viewBox="0 0 32 32" width={size} height={size} fill="none" strokeLinecap="round" aria-hidden="true">
      <g stroke="var(--identity)">
        <circle cx="16" cy="16" r="13" strokeWidth="2.5" />
        <path d="M11.5 4v24M20.5 4v24M4 11.5h24M4 20.5h24" strokeWidth="1.8" />
      </g>
    </svg>
  );
}
