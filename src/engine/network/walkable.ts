/**
 * Which streets can be walked. The rules are OpenStreetMap's defaults for pedestrians, and equal to the
 * walking graphs of three cities made by other programs (two thousand ways, no exception):
 *
 * | kind | walked when `access` is … |
 * |---|---|
 * | the kinds of {@link WALKABLE_KINDS} | anything but `no` or `private` |
 * | `motorway`, `motorway_link` | `yes`, `designated` or `permissive` only |
 * | everything else (`construction`, `corridor`, `platform`, `raceway`, a ferry …) | never |
 *
 * `access` is one resolved value. Whoever reads raw OpenStreetMap resolves it in this order: `foot`
 * where tagged; else `no` where `motorroad=yes`; else `access`. So a private road with `foot=yes` is
 * walked, and a trunk road is walked unless it says otherwise. Ways tagged `area=yes` are not streets.
 * `access=bus`, `customers`, `destination`, `permissive` speak of vehicles or visitors: walked.
 */
export const WALKABLE_KINDS: ReadonlySet<string> = new Set([
  'trunk',
  'trunk_link',
  'primary',
  'primary_link',
  'secondary',
  'secondary_link',
  'tertiary',
  'tertiary_link',
  'unclassified',
  'residential',
  'living_street',
  'service',
  'pedestrian',
  'footway',
  'path',
  'steps',
  'cycleway',
  'bridleway',
  'track',
  'road',
]);

const CLOSED = new Set(['no', 'private']);
const OPEN = new Set(['yes', 'designated', 'permissive']);

/** True when a person may walk along a street of this OSM `highway` kind and resolved access value. */
export function isWalkable(kind: string, access: string | null): boolean {
  if (kind === 'motorway' || kind === 'motorway_link') return access !== null && OPEN.has(access);
  return WALKABLE_KINDS.has(kind) && (access === null || !CLOSED.has(access));
}
