/** Look-ups over a city that the desk needs at every step: who lies in whom, and what a code names. */
import type { AdminUnit, CityData } from '../domain/city.ts';

export interface CityIndex {
  readonly units: ReadonlyMap<string, AdminUnit>;
  /** Codes of the communities below a unit, the unit itself when it is one. */
  communitiesWithin(unitCode: string): ReadonlySet<string>;
  /** The unit and all above it, innermost first. Empty for an unknown code. */
  lineOf(unitCode: string): readonly AdminUnit[];
  /** True when `unitCode` is `withinCode` or lies below it. */
  isWithin(unitCode: string, withinCode: string): boolean;
  childrenOf(unitCode: string | null): readonly AdminUnit[];
  /** Where a building stands, found by its code; `null` for other codes. */
  buildingAt(code: string): readonly [lon: number, lat: number] | null;
  /** Households in a building; 0 for other codes. */
  householdsIn(buildingCode: string): number;
}

export function indexCity(city: CityData): CityIndex {
  const units = new Map(city.adminUnits.map((unit) => [unit.code, unit]));
  const children = new Map<string | null, AdminUnit[]>();
  for (const unit of city.adminUnits) {
    const parent = unit.parentCode !== null && units.has(unit.parentCode) ? unit.parentCode : null;
    children.set(parent, [...(children.get(parent) ?? []), unit]);
  }
  const lineOf = (unitCode: string): AdminUnit[] => {
    const line: AdminUnit[] = [];
    let unit = units.get(unitCode);
    while (unit && !line.includes(unit)) {
      line.push(unit);
      unit = unit.parentCode === null ? undefined : units.get(unit.parentCode);
    }
    return line;
  };
  const communities = new Map<string, ReadonlySet<string>>();
  const collectCommunities = (unitCode: string): string[] => {
    const own = units.get(unitCode)?.level === 'community' ? [unitCode] : [];
    return [...own, ...(children.get(unitCode) ?? []).flatMap((child) => collectCommunities(child.code))];
  };
  let buildings: Map<string, number> | null = null;
  const rowOf = (buildingCode: string): number | undefined => {
    buildings ??= new Map(city.buildings.codes.map((code, row) => [code, row]));
    return buildings.get(buildingCode);
  };

  return {
    units,
    lineOf,
    childrenOf: (unitCode) => children.get(unitCode) ?? [],
    isWithin: (unitCode, withinCode) => lineOf(unitCode).some((unit) => unit.code === withinCode),
    communitiesWithin(unitCode) {
      const known = communities.get(unitCode) ?? new Set(collectCommunities(unitCode));
      communities.set(unitCode, known);
      return known;
    },
    buildingAt(code) {
      const row = rowOf(code);
      return row === undefined ? null : [city.buildings.lon[row], city.buildings.lat[row]];
    },
    householdsIn(buildingCode) {
      const row = rowOf(buildingCode);
      return row === undefined ? 0 : city.buildings.households[row];
    },
  };
}
