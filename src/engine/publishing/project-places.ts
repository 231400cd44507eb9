import type { CityData, StreetTable } from '../../domain/city.ts';
import { type LonLat, roundDegrees } from '../../domain/geometry.ts';
import type { PublicPlace, PublicPlaces } from '../../domain/public-city.ts';
import { pinyinOf } from './pinyin-of.ts';
import { positionIn } from './position-in.ts';
import { UnitFinder } from './unit-finder.ts';

/** What a search looks through: compounds and streets with the community of each, and how all names are said. */
export function projectPlaces(
  { adminUnits, compounds, stations, streets }: CityData,
  version: number,
): PublicPlaces {
  const communities = new UnitFinder(adminUnits, 'community');
  const placeAt = (code: string, name: string, position: LonLat): PublicPlace => ({
    code,
    name,
    communityCode: communities.at(position),
    position,
  });
  const places = {
    compounds: compounds.map(({ code, name, geometry }) => placeAt(code, name, positionIn(geometry))),
    streets: namedStreets(streets).map(({ id, name, position }) => placeAt(id, name, position)),
  };
  const named = [...places.compounds, ...places.streets, ...adminUnits, ...stations];
  const said = named.flatMap(({ name }) => {
    const pinyin = pinyinOf(name);
    return pinyin === null ? [] : [[name, pinyin] as const];
  });
  return { version, ...places, pinyin: Object.fromEntries(said) };
}

/** Every name of a street once, in its order, at a vertex in the middle of the longest list of them. */
function namedStreets({ count, ids, names, offsets, lon, lat }: StreetTable) {
  const longest = new Map<string, number>();
  const vertices = (row: number) => offsets[row + 1] - offsets[row];
  for (let row = 0; row < count; row++) {
    const name = names[row]?.trim();
    if (!name || vertices(row) === 0) continue;
    const other = longest.get(name);
    if (other === undefined || vertices(row) > vertices(other)) longest.set(name, row);
  }
  return [...longest].map(([name, row]) => {
    const middle = offsets[row] + Math.floor(vertices(row) / 2);
    const position: LonLat = [roundDegrees(lon[middle]), roundDegrees(lat[middle])];
    return { id: ids[row], name, position };
  });
}
