import { describe, expect, it } from 'vitest';
import type { BuildingTable, Compound, Gate } from '../../domain/city.ts';
import { candidatesOfCity } from './candidates.ts';

/** Buildings 0.001° apart from west to east, as kind and compound. */
function row(...houses: readonly (readonly [kind: string | null, compound: number])[]): BuildingTable {
  return {
    count: houses.length,
    codes: houses.map((_, i) => `B${i}`),
    lon: Float64Array.from(houses, (_, i) => 120 + i / 1000),
    lat: new Float64Array(houses.length).fill(30),
    households: new Int32Array(houses.length),
    olderHouseholds: new Int32Array(houses.length),
    compoundIndex: Int32Array.from(houses, ([, compound]) => compound),
    estimated: new Uint8Array(houses.length),
    kinds: houses.map(([kind]) => kind),
    footprints: null,
  };
}

function compound(code: string, hasPropertyManagement: boolean): Compound {
  const ring = [
    [120, 30],
    [121, 30],
    [121, 31],
    [120, 30],
  ];
  const geometry = { type: 'Polygon', coordinates: [ring] } as const;
  return {
    code,
    name: `${code}小区`,
    isGated: true,
    hasPropertyManagement,
    hasSecurity: false,
    geometry: structuredClone(geometry) as unknown as Compound['geometry'],
  };
}

const gateAt = (compoundCode: string, lon: number): Gate => ({
  code: `G${lon}`,
  compoundCode,
  open: 'always',
  stepFree: null,
  geometry: { type: 'Point', coordinates: [lon, 30] },
});

describe('candidates of a city', () => {
  it('are its public buildings and ground floors', () => {
    const buildings = row(['school', -1], ['apartments', -1], ['retail', -1], [null, -1]);
    expect(candidatesOfCity({ buildings, compounds: [], gates: [] })).toEqual([
      { id: 'B0', name: null, source: 'public_building', location: [120, 30] },
      { id: 'B2', name: null, source: 'ground_floor', location: [120.002, 30] },
    ]);
  });

  it('are one service room in every managed compound, in the house next to its gate', () => {
    const buildings = row([null, 0], [null, 0], [null, 0], [null, 1], [null, 2]);
    const compounds = [
      compound('C0', true),
      compound('C1', false),
      compound('C2', true),
      compound('C3', true),
    ];
    const candidates = candidatesOfCity({ buildings, compounds, gates: [gateAt('C0', 120.0018)] });
    expect(candidates).toEqual([
      { id: 'C0', name: 'C0小区', source: 'compound_service_room', location: [120.002, 30] },
      { id: 'C2', name: 'C2小区', source: 'compound_service_room', location: [120.004, 30] },
    ]);
  });
});
