import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../domain/coverage.ts';
import type { LonLat } from '../../domain/geometry.ts';
import type { SitingObjective, SitingRequest } from '../../domain/siting.ts';
import { CircleAssignment } from '../coverage/circle-assignment.ts';
import { haversineM } from '../geometry/haversine.ts';
import { createRandom, type Random } from './random.ts';
import { type SitingGround, siteStations } from './site-stations.ts';

const LIMIT_M = 500;
const SETTINGS = { ...DEFAULT_SETTINGS, speedKmh: 3, limitMinutes: 10 };

/** Homes and candidates scattered over about 3 km, two stations among them. */
function town(seed: number, homeCount: number, candidateCount: number) {
  const random = createRandom(seed);
  const homes = Array.from({ length: homeCount }, () => spot(random));
  const households = Int32Array.from(homes, (_, i) => (i % 7 === 0 ? 0 : 1 + Math.floor(random() * 40)));
  const stations = [spot(random), spot(random)];
  const candidates = Array.from({ length: candidateCount }, (_, i) => ({
    id: `c${i}`,
    name: null,
    source: 'drawn' as const,
    location: spot(random),
  }));
  const demand = {
    count: homeCount,
    lon: Float64Array.from(homes, ([lon]) => lon),
    lat: Float64Array.from(homes, ([, lat]) => lat),
    households,
    olderHouseholds: new Int32Array(homeCount),
    group: new Int32Array(homeCount),
    groupCount: 1,
  };
  const assignment = new CircleAssignment(demand, (a, b) => a < b);
  assignment.reset(stations);
  const ground: SitingGround = { assignment, stations, households };
  return { homes, ground, candidates };
}

function spot(random: Random): LonLat {
  return [120 + random() * 0.03, 30 + random() * 0.03];
}

function request(town_: ReturnType<typeof town>, objective: SitingObjective, count: number): SitingRequest {
  return { objective, count, candidates: town_.candidates, settings: SETTINGS, capacityHouseholds: null };
}

/** Households within the limit of a place, counted door by door. */
function covered({ homes, ground }: ReturnType<typeof town>, places: readonly LonLat[]): number {
  return homes.reduce((sum, [lon, lat], home) => {
    const isNear = places.some(([x, y]) => haversineM(lon, lat, x, y) <= LIMIT_M);
    return isNear ? sum + ground.households[home] : sum;
  }, 0);
}

describe('stations added to a city', () => {
  it.each([1, 2, 3])('cover what is promised, counted door by door (seed %i)', async (seed) => {
    const subject = town(seed, 300, 25);
    const answer = await siteStations(subject.ground, request(subject, 'mclp', 3));
    if (!answer.ok) throw new Error(answer.reason);
    const { sites, value, gapHouseholdsBefore, gapHouseholdsAfter, proven } = answer.value;
    const chosen = sites.map(
      ({ candidateId }) => subject.candidates.find(({ id }) => id === candidateId)!.location,
    );
    const before = covered(subject, subject.ground.stations);
    const after = covered(subject, [...subject.ground.stations, ...chosen]);
    expect([value, proven, sites.length]).toEqual([after - before, true, 3]);
    expect(gapHouseholdsBefore - gapHouseholdsAfter).toBe(value);
    expect(sites.reduce((sum, { gainHouseholds }) => sum + gainHouseholds, 0)).toBe(value);
  });

  it('leave the assignment and its stations as they were, with capacities too', async () => {
    for (const capacityHouseholds of [null, 900]) {
      const subject = town(4, 200, 12);
      const { assignment } = subject.ground;
      const before = [assignment.metres.slice(), assignment.facility.slice()];
      await siteStations(subject.ground, { ...request(subject, 'mclp', 2), capacityHouseholds });
      expect([assignment.metres, assignment.facility]).toEqual(before);
    }
  });

  it('serve no more than their capacity, which never helps', async () => {
    const subject = town(5, 200, 12);
    const free = await siteStations(subject.ground, request(subject, 'mclp', 3));
    const full = await siteStations(subject.ground, {
      ...request(subject, 'mclp', 3),
      capacityHouseholds: 300,
    });
    if (!free.ok || !full.ok) throw new Error('expected answers');
    const households = (answer: typeof free.value) => answer.gapHouseholdsAfter;
    expect(households(full.value)).toBeGreaterThanOrEqual(households(free.value));
    expect(full.value.value).toBeLessThanOrEqual(3 * 300);
    for (const { gainHouseholds } of full.value.sites) expect(gainHouseholds).toBeLessThanOrEqual(300);
  });

  it('are refused with a reason', async () => {
    const subject = town(6, 100, 5);
    const ask = async (change: Partial<SitingRequest>, ground = subject.ground) => {
      const answer = await siteStations(ground, { ...request(subject, 'mclp', 2), ...change });
      return answer.ok ? 'ok' : answer.reason;
    };
    expect(await ask({ candidates: [] })).toBe('no_candidates');
    expect(await ask({ count: 6 })).toBe('too_few_candidates');
    expect(await ask({ settings: { ...SETTINGS, limitMinutes: 600 } })).toBe('nobody_in_need');
    expect(await ask({ settings: { ...SETTINGS, limitMinutes: 0.001 } })).toBe('nobody_reachable');
    expect(await ask({ objective: 'p-median', capacityHouseholds: 1 })).toBe('capacity_too_small');
  });

  it('are refused as out of time when it ends while candidates are walked to', async () => {
    const subject = town(7, 100, 5);
    for (const capacityHouseholds of [null, 30]) {
      const question = { ...request(subject, 'mclp', 2), capacityHouseholds };
      const answer = await siteStations(subject.ground, question, { timeMs: 0 });
      expect(answer).toEqual({ ok: false, reason: 'out_of_time' });
    }
  });

  it('can be cancelled while candidates are walked to', async () => {
    const subject = town(7, 100, 5);
    const stop = new AbortController();
    stop.abort();
    const answer = await siteStations(subject.ground, request(subject, 'lscp', 0), { signal: stop.signal });
    expect(answer).toEqual({ ok: false, reason: 'cancelled' });
  });

  it('tell their progress as the answer counts', async () => {
    const subject = town(8, 300, 30);
    const told: { value: number | null; bound: number | null }[] = [];
    const answer = await siteStations(subject.ground, request(subject, 'mclp', 4), {
      onProgress: (progress) => told.push(progress),
    });
    if (!answer.ok) throw new Error(answer.reason);
    expect(told.length).toBeGreaterThan(0);
    for (const { value, bound } of told) {
      expect(value!).toBeLessThanOrEqual(answer.value.value);
      expect(bound!).toBeGreaterThanOrEqual(answer.value.value);
    }
  });
});
