/**
 * Stations in tiers: one for the top unit, one per sub-district, one per community, and grid stations where people
 * live. Each stands at the roadside or in a building of its own area.
 */
import type { AdminUnit, Compound, Grid, Station, StationKind, StationTier } from '../../src/domain/city.ts';
import { urbanity } from './density.ts';
import type { CityDraft, LandUse } from './draft.ts';
import { type Spot, toLonLat } from './frame.ts';
import type { Line } from './planar-map.ts';
import { centroidOf, distance } from './plane.ts';
import type { Random } from './random.ts';
import type { Recipe } from './recipe.ts';
import { floorAreaFor, hoursFor, servicesFor } from './services.ts';
import { inBuilding, roadside, type StationSite } from './station-sites.ts';

/** What stations take their names, codes and addresses from. */
export interface Names {
  readonly units: readonly AdminUnit[];
  readonly grids: readonly Grid[];
  readonly communityCodes: readonly string[];
  readonly compounds: readonly Compound[];
  readonly streetNames: ReadonlyMap<Line, string>;
}

const TIER_LETTERS: Readonly<Record<StationTier, string>> = {
  district: 'D',
  subdistrict: 'S',
  community: 'C',
  grid: 'G',
};
const ACCESSIBILITY = ['ramp', 'ramp, lift', 'level entrance', 'ramp, accessible toilet'];

export function placeStations(city: CityDraft, recipe: Recipe, names: Names, random: Random): Station[] {
  return new StationBook(city, recipe, names, random).fill();
}

class StationBook {
  private readonly stations: Station[] = [];
  /** Grids that already hold a centre. */
  private readonly taken = new Set<number>();
  private readonly centres: readonly Spot[];

  constructor(
    private readonly city: CityDraft,
    private readonly recipe: Recipe,
    private readonly names: Names,
    private readonly random: Random,
  ) {
    const { map, grids } = city;
    this.centres = grids.map(({ faces }) => centroidOf(map.spotsOf(map.ringOf(faces[0]))));
  }

  fill(): Station[] {
    const { city, names, recipe } = this;
    const all = city.grids.map((_, index) => index);
    const members = names.communityCodes.map(() => [] as number[]);
    for (const index of all) members[city.grids[index].community].push(index);
    const top = this.addCentre('district', recipe.code, recipe.name, null, all);
    const bySubdistrict = new Map<string, string>();
    for (const { code, name } of names.units.filter(({ level }) => level === 'subdistrict')) {
      const inside = members
        .filter((_, community) => names.communityCodes[community].startsWith(code))
        .flat();
      bySubdistrict.set(code, this.addCentre('subdistrict', code, name, top, inside));
    }
    const unitNames = new Map(names.units.map(({ code, name }) => [code, name]));
    const byCommunity = names.communityCodes.map((code, community) =>
      this.addCentre(
        'community',
        code,
        unitNames.get(code)!,
        bySubdistrict.get(code.slice(0, 9))!,
        members[community],
      ),
    );
    for (const index of this.chooseGrids())
      this.addGridStation(index, byCommunity[city.grids[index].community]);
    return this.stations;
  }

  private addCentre(
    tier: StationTier,
    unitCode: string,
    unitName: string,
    parentCode: string | null,
    members: readonly number[],
  ): string {
    const households = members.reduce((sum, index) => sum + this.city.grids[index].households, 0);
    const site = this.siteNear(members);
    return this.add(
      tier,
      unitCode,
      parentCode,
      `${unitName}党群服务中心`,
      'service_centre',
      site,
      households,
    );
  }

  private addGridStation(index: number, parentCode: string): void {
    const { city, names, random } = this;
    const { compound, use, households } = city.grids[index];
    const site = (random.chance(0.65) ? inBuilding(city, index) : null) ?? roadside(city, index, random);
    if (!site) throw new Error(`grid ${names.grids[index].code} has no place for a station`);
    const kind = kindFor(use, random);
    const area = compound < 0 ? names.grids[index].name : names.compounds[compound].name;
    this.add('grid', names.grids[index].code, parentCode, area + KIND_NAMES[kind], kind, site, households);
  }

  private add(
    tier: StationTier,
    unitCode: string,
    parentCode: string | null,
    name: string,
    kind: StationKind,
    site: StationSite,
    households: number,
  ): string {
    const { random } = this;
    const isGrid = tier === 'grid';
    const code = `${unitCode}-${TIER_LETTERS[tier]}1`;
    this.stations.push({
      code,
      name,
      kind,
      tier,
      parentCode,
      floorAreaM2: floorAreaFor(tier, households, random),
      services: servicesFor(tier, random),
      openingHours: hoursFor(tier, kind, random),
      phone: random.chance(isGrid ? 0.55 : 1) ? `0999-${random.integer(2_000_000, 8_999_999)}` : null,
      address: this.addressOf(site),
      accessibility: random.chance(isGrid ? 0.6 : 0.95) ? random.pick(ACCESSIBILITY) : null,
      checkedOn: `2026-03-${String(random.integer(1, 31)).padStart(2, '0')}`,
      location: toLonLat(site.at),
    });
    return code;
  }

  private addressOf(site: StationSite): string | null {
    if (site.compound >= 0)
      return `${this.names.compounds[site.compound].name}${this.random.integer(1, 18)}号楼一层`;
    const street = site.line && this.names.streetNames.get(site.line);
    return street ? `${street}${this.random.integer(1, 380)}号` : null;
  }

  /** Centres stand where their area is most urban: in thin communities that is a corner near the town. */
  private siteNear(members: readonly number[]): StationSite {
    const sum = { x: 0, y: 0, weight: 0 };
    for (const index of members) {
      const spot = this.centres[index];
      const weight =
        urbanity(spot, this.recipe) ** this.recipe.centrePull * (this.city.grids[index].households + 50);
      sum.x += spot.x * weight;
      sum.y += spot.y * weight;
      sum.weight += weight;
    }
    const middle = { x: sum.x / sum.weight, y: sum.y / sum.weight };
    const apart = (index: number) => distance(this.centres[index], middle);
    for (const index of members.slice().sort((a, b) => apart(a) - apart(b))) {
      if (this.taken.has(index) || this.city.grids[index].use === 'riverside') continue;
      const site = roadside(this.city, index, this.random);
      if (!site) continue;
      this.taken.add(index);
      return site;
    }
    throw new Error('no roadside left for a station');
  }

  /** Grids that get a station of their own: rather where many live and the city is dense; the fringe goes short. */
  private chooseGrids(): number[] {
    const { city, recipe, random } = this;
    const wishes = city.grids.map(({ use, households }, index) => {
      const isUnfit = this.taken.has(index) || use === 'riverside';
      const urban = Math.min(urbanity(this.centres[index], recipe), 0.8);
      const wish = Math.min(households, 500) / 900 + recipe.stationFocus * urban + random.between(0, 0.5);
      return { index, wish: isUnfit ? -1 : wish };
    });
    return wishes
      .sort((a, b) => b.wish - a.wish)
      .slice(0, recipe.gridStations)
      .map(({ index }) => index)
      .sort((a, b) => a - b);
  }
}

function kindFor(use: LandUse, random: Random): StationKind {
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
