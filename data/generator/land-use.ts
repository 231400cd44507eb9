/** Decides what each grid is for, its kind, and how many households it should hold. */

import { touches } from './cells.ts';
import { compoundLand } from './compound.ts';
import { gridAreaAt, urbanity } from './density.ts';
import { outlineOf } from './dissolve.ts';
import type { GridDraft, LandUse } from './draft.ts';
import type { Spot } from './frame.ts';
import type { CommunityPlan } from './layout.ts';
import type { PlanarMap } from './planar-map.ts';
import { areaOf, centroidOf, distance } from './plane.ts';
import type { Random } from './random.ts';
import type { Recipe } from './recipe.ts';

interface Site {
  readonly draft: GridDraft;
  readonly centre: Spot;
  readonly areaM2: number;
  readonly urban: number;
  /** 1 in the middle of an old quarter, falling to 0. */
  readonly old: number;
  /** The same for business districts. */
  readonly business: number;
  readonly isRiverside: boolean;
  readonly canBeWalled: boolean;
}

const GATED_SHARE = 0.6;
const DEDICATED_SHARE = 0.1;
/** Share of scattered grids outside 300–500 households: work for the planner. */
const OUT_OF_BAND_SHARE = 0.1;
/** What the largest of them has grown to: three grids' worth. */
const OVERGROWN_HOUSEHOLDS = 1050;

export function assignLandUse(
  map: PlanarMap,
  plans: readonly CommunityPlan[],
  recipe: Recipe,
  riverHalfWidthM: number,
  random: Random,
): GridDraft[] {
  const sites = plans.flatMap((plan, community) =>
    plan.grids.map((faces) => survey(map, [...faces], community, recipe, riverHalfWidthM)),
  );
  const dedicated = Math.round(sites.length * DEDICATED_SHARE);
  const gated = Math.round(sites.length * GATED_SHARE);
  const chosen = chooseDedicated(sites, dedicated, recipe, random.fork('dedicated'));
  const taste = random.fork('scattered');
  const scores = new Map(
    sites.map((site) => [site, site.old * 2.2 + (site.urban < 0.36 ? 1.1 : 0.2) + taste.between(0, 0.7)]),
  );
  const rest = sites.filter((site) => !chosen.has(site)).sort((a, b) => scores.get(a)! - scores.get(b)!);
  const walled = rest.filter((site) => site.canBeWalled).slice(0, gated);
  for (const site of walled) site.draft.use = 'compound';
  const scattered = rest.filter((site) => !walled.includes(site));
  for (const site of scattered) {
    site.draft.kind = 'scattered_housing';
    site.draft.use = site.old > 0.45 ? 'old_quarter' : site.urban < 0.4 ? 'village' : 'housing';
  }
  giveHouseholds(sites, recipe, random.fork('households'));
  return sites.map((site) => site.draft);
}

function survey(
  map: PlanarMap,
  faces: number[],
  community: number,
  recipe: Recipe,
  riverHalfWidthM: number,
): Site {
  const outline = map.spotsOf(outlineOf(map, faces));
  const centre = centroidOf(outline);
  const nearest = (offset: number, reach: number) =>
    Math.max(
      0,
      ...recipe.cores.map((core, i) => {
        const middle = { x: core.x + offset * (i % 2 === 0 ? -1 : 1), y: core.y + offset * 0.4 };
        return (core.strength * 0.5 + 0.5) * (1 - distance(centre, middle) / (core.radiusM * reach));
      }),
    );
  return {
    draft: { community, kind: 'gated_compound', use: 'compound', households: 0, faces, compound: -1 },
    centre,
    areaM2: areaOf(outline),
    urban: urbanity(centre, recipe),
    old: nearest(0, 0.75),
    business: nearest(recipe.cores[0].radiusM * 0.45, 0.7),
    isRiverside: touches(map, faces[0], 'river'),
    canBeWalled: compoundLand(map, faces[0], riverHalfWidthM) !== null,
  };
}

function chooseDedicated(sites: readonly Site[], count: number, recipe: Recipe, random: Random): Set<Site> {
  const chosen = new Set<Site>();
  const take = (site: Site | undefined, use: LandUse) => {
    if (!site || chosen.has(site) || chosen.size >= count) return;
    site.draft.kind = 'dedicated';
    site.draft.use = use;
    chosen.add(site);
  };
  for (const site of sites.filter((candidate) => candidate.isRiverside)) take(site, 'riverside');
  const left = count - chosen.size;
  const ranked = (score: (site: Site) => number) => {
    const scores = new Map(sites.map((site) => [site, score(site)]));
    return sites.filter((site) => !chosen.has(site)).sort((a, b) => scores.get(b)! - scores.get(a)!);
  };
  for (const site of ranked((s) => s.business + random.between(0, 0.1)).slice(0, Math.round(left * 0.42)))
    take(site, 'business');
  for (const site of ranked(
    (s) => (s.urban < 0.55 ? s.areaM2 / gridAreaAt(s.centre, recipe) : 0) + random.between(0, 0.5),
  ).slice(0, Math.round(left * 0.25)))
    take(site, 'industry');
  for (const site of ranked(() => random.next()).slice(0, Math.round(left * 0.2))) take(site, 'park');
  for (const site of ranked(() => random.next())) take(site, 'campus');
  return chosen;
}

/** Households per grid; gated compounds follow their size and take up the difference to the city's total. */
function giveHouseholds(sites: readonly Site[], recipe: Recipe, random: Random): void {
  const gated = sites.filter(({ draft }) => draft.kind === 'gated_compound');
  const scattered = random.shuffled(sites.filter(({ draft }) => draft.kind === 'scattered_housing'));
  const outside = Math.round(scattered.length * OUT_OF_BAND_SHARE);
  scattered.forEach(({ draft }, i) => {
    if (i >= outside) draft.households = random.integer(305, 495);
    else draft.households = i % 2 === 0 ? random.integer(150, 285) : random.integer(520, 760);
  });
  const largest = scattered.slice(0, outside).toSorted((a, b) => b.areaM2 - a.areaM2)[0];
  if (largest) largest.draft.households = OVERGROWN_HOUSEHOLDS;
  for (const { draft } of sites) {
    if (draft.use === 'campus' && random.chance(0.4)) draft.households = random.integer(12, 60);
  }
  const open = sites.reduce((sum, { draft }) => sum + draft.households, 0);
  const wish = new Map(
    gated.map((site) => [site, site.areaM2 * (0.35 + site.urban) * random.between(0.6, 1.5)]),
  );
  let [low, high] = [0, 1];
  const at = (site: Site, scale: number) => Math.round(Math.min(900, Math.max(120, wish.get(site)! * scale)));
  for (let round = 0; round < 50; round++) {
    const scale = (low + high) / 2;
    const total = gated.reduce((sum, site) => sum + at(site, scale), open);
    if (total > recipe.households) high = scale;
    else low = scale;
  }
  for (const site of gated) site.draft.households = at(site, low);
}
