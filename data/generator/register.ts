/** The official side of the map: administrative units and grids with their codes, names, outlines and totals. */
import type { AdminUnit, Grid, GridTypology } from '../../src/domain/city.ts';
import type { Polygon } from '../../src/domain/geometry.ts';
import { outlineOf } from './dissolve.ts';
import type { GridDraft, LandUse } from './draft.ts';
import { type Spot, toLonLat } from './frame.ts';
import type { CommunityPlan } from './layout.ts';
import type { NameBook } from './names.ts';
import type { PlanarMap } from './planar-map.ts';
import { boxOf, centroidOf } from './plane.ts';
import type { Random } from './random.ts';
import type { Recipe } from './recipe.ts';

export interface Register {
  readonly adminUnits: AdminUnit[];
  /** In the order of the drafts. */
  readonly grids: Grid[];
  /** Community code per community index. */
  readonly communityCodes: string[];
}

const PERSONS_PER_HOUSEHOLD = 2.44;
const COMMUNITY_WORKERS_PER_PERSON = 17.11 / 10_000;
const TYPOLOGIES: Readonly<Record<LandUse, GridTypology>> = {
  compound: 'residential_unit',
  old_quarter: 'territorial',
  housing: 'territorial',
  village: 'territorial',
  riverside: 'business_park',
  park: 'business_park',
  business: 'business_park',
  industry: 'business_park',
  campus: 'work_unit',
};

export function polygonOf(spots: readonly Spot[]): Polygon {
  const ring = spots.map((spot): number[] => [...toLonLat(spot)] as [number, number]);
  return { type: 'Polygon', coordinates: [[...ring, [...ring[0]]]] };
}

export function registerAreas(
  map: PlanarMap,
  recipe: Recipe,
  plans: readonly CommunityPlan[],
  drafts: readonly GridDraft[],
  names: NameBook,
  random: Random,
): Register {
  const tree = new UnitTree(map, recipe, plans, drafts, names);
  const communityCodes = plans.map((_, community) => tree.communityCode(community));
  const communityNames = new Map(tree.units.map((unit) => [unit.code, unit.name]));
  const grids: Grid[] = new Array(drafts.length);
  plans.forEach((_, community) => {
    const members = drafts.flatMap((draft, index) => (draft.community === community ? [index] : []));
    const code = communityCodes[community];
    inReadingOrder(map, members, drafts).forEach((index, position) => {
      const sequence = String(position + 1);
      grids[index] = {
        code: code + sequence.padStart(3, '0'),
        name: `${communityNames.get(code)}第${sequence.padStart(2, '0')}网格`,
        communityCode: code,
        kind: drafts[index].kind,
        typology: TYPOLOGIES[drafts[index].use],
        staff: staffOf(drafts[index], random),
        geometry: polygonOf(map.spotsOf(outlineOf(map, drafts[index].faces))),
      };
    });
  });
  return { adminUnits: tree.units, grids, communityCodes };
}

/** Row by row from north to south, each row from west to east. */
function inReadingOrder(map: PlanarMap, members: readonly number[], drafts: readonly GridDraft[]): number[] {
  const centres = members.map((index) => centroidOf(map.spotsOf(outlineOf(map, drafts[index].faces))));
  const box = boxOf(centres);
  const rows = Math.max(1, Math.round(Math.sqrt(members.length)));
  const rowOf = (spot: Spot) =>
    Math.min(rows - 1, Math.floor(((box.north - spot.y) / (box.north - box.south || 1)) * rows));
  return members
    .map((index, i) => ({ index, row: rowOf(centres[i]), x: centres[i].x }))
    .sort((a, b) => a.row - b.row || a.x - b.x)
    .map(({ index }) => index);
}

function staffOf(draft: GridDraft, random: Random): Record<string, number> {
  const fullTime = random.chance(0.085) ? 0 : 1;
  const partTime = draft.households > 350 && random.chance(0.5) ? 1 : 0;
  return { gridHeads: 1, gridWorkers: fullTime, partTimeGridWorkers: partTime };
}

class UnitTree {
  readonly units: AdminUnit[] = [];
  private readonly codes: string[] = [];

  constructor(
    private readonly map: PlanarMap,
    recipe: Recipe,
    plans: readonly CommunityPlan[],
    private readonly drafts: readonly GridDraft[],
    names: NameBook,
  ) {
    const everywhere = plans.map((_, community) => community);
    this.add(recipe.code, recipe.name, recipe.topLevel, null, everywhere);
    const counties = [...new Set(plans.map(({ county }) => county))];
    for (const county of counties) {
      const inCounty = everywhere.filter((community) => plans[community].county === county);
      let countyCode = recipe.code;
      if (recipe.topLevel === 'prefecture') {
        countyCode = recipe.code.slice(0, 4) + String(county + 1).padStart(2, '0');
        this.add(countyCode, names.county(county), 'county', recipe.code, inCounty);
      }
      this.addSubdistricts(countyCode, inCounty, plans, names);
    }
  }

  communityCode(community: number): string {
    return this.codes[community];
  }

  private addSubdistricts(
    countyCode: string,
    inCounty: number[],
    plans: readonly CommunityPlan[],
    names: NameBook,
  ): void {
    const subdistricts = [...new Set(inCounty.map((community) => plans[community].subdistrict))];
    subdistricts.forEach((subdistrict, i) => {
      const inside = inCounty.filter((community) => plans[community].subdistrict === subdistrict);
      const code = countyCode + String(i + 1).padStart(3, '0');
      this.add(code, names.subdistrict(), 'subdistrict', countyCode, inside);
      inside.forEach((community, k) => {
        this.codes[community] = code + String(k + 1).padStart(3, '0');
        this.add(this.codes[community], names.community(), 'community', code, [community]);
      });
    });
  }

  private add(
    code: string,
    name: string,
    level: AdminUnit['level'],
    parentCode: string | null,
    communities: number[],
  ): void {
    const inside = new Set(communities);
    const members = this.drafts.filter((draft) => inside.has(draft.community));
    // Rounded per community and then added up, so that the parts of every unit sum to the whole.
    const populations = communities.map((community) => {
      const inCommunity = members.filter((draft) => draft.community === community);
      return Math.round(
        inCommunity.reduce((sum, draft) => sum + draft.households, 0) * PERSONS_PER_HOUSEHOLD,
      );
    });
    const residentPopulation = populations.reduce((sum, persons) => sum + persons, 0);
    const communityWorkers = populations.reduce(
      (sum, persons) => sum + Math.round(persons * COMMUNITY_WORKERS_PER_PERSON),
      0,
    );
    const faces = members.flatMap((draft) => draft.faces);
    this.units.push({
      code,
      name,
      level,
      parentCode,
      geometry: polygonOf(this.map.spotsOf(outlineOf(this.map, faces))),
      totals: { residentPopulation, communityWorkers },
    });
  }
}
