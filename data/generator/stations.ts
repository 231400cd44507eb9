/**
 * Stations in tiers: one for the district, one per sub-district, one per community, and grid stations where people
 * live. Each stands at the roadside or in a building of its own area.
 */
import type { AdminUnit, Grid, Station, StationKind, StationTier } from '../../src/domain/city.ts';
import { urbanity } from './density.ts';
import type { CityDraft } from './draft.ts';
import { type Spot, snapped, toLonLat } from './frame.ts';
import type { CommunityPlan } from './layout.ts';
import { centroidOf, distance, isInside } from './plane.ts';
import type { Random } from './random.ts';
import type { Recipe } from './recipe.ts';
import { isWalkable } from './roadside.ts';
import { floorAreaFor, hoursFor, servicesFor } from './services.ts';

export function placeStations(
  city: CityDraft,
  recipe: Recipe,
  plans: readonly CommunityPlan[],
  units: readonly AdminUnit[],
  grids: readonly Grid[],
  communityCodes: readonly string[],
  random: Random,
): Station[] {
  const stations: Station[] = [];
  const taken = new Set<number>();
  const nameOf = new Map(units.map((unit) => [unit.code, unit.name]));
  const add = (
    tier: StationTier,
    unitCode: string,
    parentCode: string | null,
    label: string,
    kind: StationKind,
    at: Spot,
    households: number,
  ) => {
    const code = `${unitCode}-${tier === 'grid' ? 'G' : tier === 'community' ? 'C' : tier === 'subdistrict' ? 'S' : 'D'}1`;
    stations.push({
      code,
      name: label,
      kind,
      tier,
      parentCode,
      floorAreaM2: floorAreaFor(tier, households, random),
      services: servicesFor(tier, random),
      openingHours: hoursFor(tier, kind, random),
      phone: random.chance(tier === 'grid' ? 0.55 : 1)
        ? `0999-${random.integer(2_000_000, 8_999_999)}`
        : null,
      address: nameOf.get(unitCode) ?? null,
      accessibility: random.chance(tier === 'grid' ? 0.6 : 0.95)
        ? random.pick(['ramp', 'ramp, lift', 'level entrance', 'ramp, accessible toilet'])
        : null,
      checkedOn: `2026-03-${String(random.integer(1, 31)).padStart(2, '0')}`,
      location: toLonLat(at),
    });
    return code;
  };

  // Centres stand where the area is most urban: in thin communities that is a corner near the town.
  const middleOf = (members: readonly number[]) => {
    const sum = { x: 0, y: 0, weight: 0 };
    for (const index of members) {
      const spot = centreOf(city, index);
      const weight = urbanity(spot, recipe) ** 18 * (city.grids[index].households + 50);
      sum.x += spot.x * weight;
      sum.y += spot.y * weight;
      sum.weight += weight;
    }
    return { x: sum.x / sum.weight, y: sum.y / sum.weight };
  };
  const siteNear = (members: readonly number[]): Spot => {
    const middle = middleOf(members);
    const order = members
      .slice()
      .sort((a, b) => distance(centreOf(city, a), middle) - distance(centreOf(city, b), middle));
    for (const index of order) {
      if (taken.has(index) || city.grids[index].use === 'riverside') continue;
      const at = roadside(city, index, random);
      if (!at) continue;
      taken.add(index);
      return at;
    }
    throw new Error('no roadside left for a station');
  };

  const all = city.grids.map((_, index) => index);
  const members = plans.map((_, community) =>
    all.filter((index) => city.grids[index].community === community),
  );
  const top = add(
    'district',
    recipe.code,
    null,
    `${recipe.name}党群服务中心`,
    'service_centre',
    siteNear(all),
    5000,
  );
  const subdistrictStation = new Map<string, string>();
  for (const unit of units.filter(({ level }) => level === 'subdistrict')) {
    const inside = members.filter((_, community) => communityCodes[community].startsWith(unit.code)).flat();
    subdistrictStation.set(
      unit.code,
      add(
        'subdistrict',
        unit.code,
        top,
        `${unit.name}党群服务中心`,
        'service_centre',
        siteNear(inside),
        3000,
      ),
    );
  }
  const communityStation = plans.map((_, community) => {
    const code = communityCodes[community];
    const households = members[community].reduce((sum, index) => sum + city.grids[index].households, 0);
    return add(
      'community',
      code,
      subdistrictStation.get(code.slice(0, 9)) ?? top,
      `${nameOf.get(code)}党群服务中心`,
      'service_centre',
      siteNear(members[community]),
      households,
    );
  });
  for (const index of chooseGrids(city, recipe, taken, random)) {
    const draft = city.grids[index];
    const at = inBuilding(city, index, random) ?? roadside(city, index, random);
    if (!at) continue;
    const kind = kindFor(draft.use, random);
    add(
      'grid',
      grids[index].code,
      communityStation[draft.community],
      stationName(grids[index], draft.use, kind),
      kind,
      at,
      draft.households,
    );
  }
  return stations;
}

function centreOf(city: CityDraft, index: number): Spot {
  const { map, grids } = city;
  return centroidOf(map.spotsOf(map.ringOf(grids[index].faces[0])));
}

/** Grids that get a station of their own: rather where many live and the city is dense; the fringe goes short. */
function chooseGrids(city: CityDraft, recipe: Recipe, taken: ReadonlySet<number>, random: Random): number[] {
  const wish = (index: number) => {
    const draft = city.grids[index];
    if (taken.has(index) || draft.use === 'riverside') return -10 + random.next();
    const urban = urbanity(centreOf(city, index), recipe);
    return Math.min(draft.households, 500) / 900 + 7 * Math.min(urban, 0.8) + random.between(0, 0.5);
  };
  const wishes = city.grids.map((_, index) => ({ index, wish: wish(index) }));
  return wishes
    .sort((a, b) => b.wish - a.wish)
    .slice(0, recipe.gridStations)
    .map(({ index }) => index)
    .sort((a, b) => a - b);
}

/** A spot on the pavement of one of the grid's streets, inside the grid. */
function roadside(city: CityDraft, index: number, random: Random): Spot | null {
  const { map } = city;
  const options: { at: Spot; length: number }[] = [];
  for (const face of city.grids[index].faces) {
    const ring = map.ringOf(face);
    const spots = map.spotsOf(ring);
    ring.forEach((a, i) => {
      const [from, to] = [spots[i], spots[(i + 1) % spots.length]];
      const length = distance(from, to);
      if (length < 12 || !isWalkable(map.lineOf(a, ring[(i + 1) % ring.length]).kind)) return;
      const off = 4.5;
      const at = snapped(
        (from.x + to.x) / 2 - ((to.y - from.y) / length) * off,
        (from.y + to.y) / 2 + ((to.x - from.x) / length) * off,
      );
      if (isInside(at, spots)) options.push({ at, length });
    });
  }
  options.sort((a, b) => b.length - a.length);
  return options.length > 0 ? random.pick(options.slice(0, 3)).at : null;
}

/** The building nearest to a gate of the grid's compound. */
function inBuilding(city: CityDraft, index: number, random: Random): Spot | null {
  const draft = city.grids[index];
  if (draft.compound < 0 || random.chance(0.35)) return null;
  const [gate] = city.compounds[draft.compound].gates;
  let best: Spot | null = null;
  for (const building of city.buildings) {
    if (building.grid !== index) continue;
    if (!best || distance(building.at, gate) < distance(best, gate)) best = building.at;
  }
  return best;
}

function kindFor(use: string, random: Random): StationKind {
  if (use === 'business') return random.pick(['warm_stop', 'union_stop', 'service_stop']);
  if (use === 'industry') return random.pick(['drivers_home', 'union_stop', 'service_stop']);
  const draw = random.next();
  if (draw < 0.62) return 'service_station';
  if (draw < 0.78) return 'service_stop';
  return random.pick(['citizens_stop', 'citizens_stop', 'warm_stop', 'partner_merchant', 'points_shop']);
}

const KIND_NAMES: Readonly<Record<StationKind, string>> = {
  service_centre: '党群服务中心',
  service_station: '党群服务站',
  service_stop: '党群服务驿站',
  citizens_stop: '市民驿站',
  warm_stop: '暖“新”驿站',
  union_stop: '工会驿站',
  drivers_home: '司机之家',
  partner_merchant: '爱心商户',
  points_shop: '积分超市',
};

function stationName(grid: Grid, use: string, kind: StationKind): string {
  return use === 'riverside' ? `滨江${KIND_NAMES[kind]}` : `${grid.name}${KIND_NAMES[kind]}`;
}
