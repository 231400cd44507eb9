/** The desk's line icons, 20 × 20, drawn with the colour of the text. Decorative: the control carries the name. */
const PATHS = {
  select: 'M5 3l10 6.5-4.6.9L13 16l-2.2 1-2.5-5.4L5 15z',
  edit_border: 'M3.5 14.5L8 5l8.5 3.5M6.5 3.5h3v3h-3zM2 13h3v3H2zM15 7h3v3h-3z',
  move_station:
    'M10 2v16M2 10h16M10 2L8 4.5M10 2l2 2.5M10 18l-2-2.5M10 18l2-2.5M2 10l2.5-2M2 10l2.5 2M18 10l-2.5-2M18 10l-2.5 2',
  add_station:
    'M10 18s-6-5.2-6-9.6A6 6 0 0 1 10 2.5a6 6 0 0 1 6 5.900c0 4.400-6 9.600-6 9.600zM10 6v5M7.500 8.500h5',
  close_station:
    'M10 18s-6-5.200-6-9.600A6 6 0 0 1 10 2.500a6 6 0 0 1 6 5.900c0 4.400-6 9.600-6 9.600zM8 6.500l4 4M12 6.500l-4 4',
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
