/** The desk's line icons, 20 × 20, drawn with the colour of the text. Decorative: the control carries the name. */
const PATHS = {
  select: 'M5 3l10 6.5-4.6.9L13 16l-2.2 1-2.5-5.4L5 15z',
  add_passage: 'M2 13c3-6 13-6 16 0M2 13v3M18 13v3M6.500 10.300V16M13.500 10.300V16M10 9.300V16',
  why: 'M10 2.5a7.500 7.500 0 1 1 0 15 7.500 7.500 0 0 1 0-15zM7.800 8a2.200 2.200 0 1 1 3.300 1.900c-.7.400-1.100.9-1.100 1.700M10 14v.01',
  edit_border: 'M3.5 14.5L8 5l8.5 3.5M6.5 3.5h3v3h-3zM2 13h3v3H2zM15 7h3v3h-3z',
  move_station:
    'M10 2v16M2 10h16M10 2L8 4.5M10 2l2 2.5M10 18l-2-2.5M10 18l2-2.5M2 10l2.5-2M2 10l2.5 2M18 10l-2.5-2M18 10l-2.5 2',
  add_station:
    'M10 18s-6-5.2-6-9.6A6 6 0 0 1 10 2.5a6 6 0 0 1 6 5.900c0 4.400-6 9.600-6 9.600zM10 6v5M7.500 8.500h5',
  close_station:
    'M10 18s-6-5.200-6-9.600A6 6 0 0 1 10 2.500a6 6 0 0 1 6 5.900c0 4.400-6 9.600-6 9.600zM8 6.500l4 4M12 6.500l-4 4',
  straighten: 'M3 15.500L17 4.500M1.500 14h3v3h-3zM15.500 3h3v3h-3z',
  follow_street: 'M3 17V8h8V3h6M3 12.500h3.500M13 8v3.500',
  redraw: 'M3 12c2-6 4-6 6-2s4 4 8-3M3 16.500h14',
  split: 'M3.500 3.500h13v13h-13zM12 1.500L8 18.500',
  merge: 'M3 4.500h6v11H3zM11 4.500h6v11h-6zM7 10h6M11.500 8.500L13 10l-1.500 1.500',
  carve: 'M3.500 3.500h13v13h-13zM7 9.500c0-2 1.500-3 3-3s3 1.200 3 3-1 3.500-3 3.500-3-1.500-3-3.500z',
  create_grid: 'M3.500 3.500h13v13h-13zM10 6.500v7M6.500 10h7',
  assign: 'M4 17V8l4-3 4 3v9zM15 3v4M13 5h4M8 17v-4',
  brush: 'M16.500 3L9 11M9 11c-2-1-4 0-4.500 2S3 16 2 16c3 2 7 1 8-2 .5-1.500 0-2.500-1-3z',
  box: 'M3.500 3.500h3M9 3.500h2M13.500 3.500h3v3M16.500 9v2M16.500 13.500v3h-3M11 16.500H9M6.500 16.500h-3v-3M3.500 11V9M3.500 6.500v-3',
  lasso:
    'M10 4c4.500 0 7.500 2 7.500 4.500S14.500 13 10 13s-7.500-2-7.500-4.500S5.500 4 10 4zM6 12.500c-1.500 1 .5 3-1.500 4.500',
  keyboard: 'M2 5.500h16v9H2zM5 8.500h.01M8 8.500h.01M11 8.500h.01M14.500 8.500h.01M6 11.500h8',
  lock: 'M5 9h10v8H5zM7 9V6.500a3 3 0 0 1 6 0V9',
  undo: 'M7 4L3 8l4 4M3.500 8H12a4.500 4.500 0 0 1 0 9H8',
  redo: 'M13 4l4 4-4 4M16.500 8H8a4.500 4.500 0 0 0 0 9h4',
  layers: 'M10 3l7 4-7 4-7-4zM3.500 10.500L10 14l6.500-3.500M3.500 13.500L10 17l6.500-3.500',
  search: 'M8.500 3a5.500 5.500 0 1 1 0 11 5.500 5.500 0 0 1 0-11zM13 13l4 4',
  chevron: 'M5 8l5 5 5-5',
  locate:
    'M10 6.500a3.500 3.500 0 1 1 0 7 3.500 3.500 0 0 1 0-7zM10 1.500v3M10 15.500v3M1.500 10h3M15.500 10h3',
} as const;

export function Icon({ name }: { readonly name: keyof typeof PATHS }) {
  return (
    <svg
      viewBox="0 0 20 20"
      width="18"
      height="18"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
