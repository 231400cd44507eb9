/**
 * Asks the engine where more stations would help most. The question goes out from the lane, so that it is about
 * what the desk shows; the search itself holds nothing up. The sites become stations of the draft in one step.
 */
import type { LonLat } from '../domain/geometry.ts';
import { CANDIDATE_SOURCES, type SitingCandidate } from '../domain/siting.ts';
import { candidatesOfCity } from '../engine/siting/candidates.ts';
import type { SitingQuestion } from '../worker/siting.ts';
import { type CityRecords, cityIn, type OpenCity } from './city-store.ts';
import type { DeskParts } from './desk-parts.ts';
import type { EditingSession } from './editing-session.ts';
import { unitCovers } from './jurisdiction.ts';
import { newStation } from './new-station.ts';
import { sameSettings } from './settings.ts';
import { type AskedSiting, chosenSites, NOTHING_ASKED, type SitingForm } from './siting-store.ts';
import { newStationCode } from './station-codes.ts';

/** Open when somebody asks for no hour; a station for an hour outside these never closes. */
const USUAL_HOURS = { words: 'Mo-Su 08:00-20:00', from: '08:00', to: '20:00' } as const;

export interface Siting {
  change(form: Partial<SitingForm>): void;
  ask(): Promise<void>;
  cancel(): Promise<void>;
  /** Whether clicks on the map add candidates. */
  draw(isDrawing: boolean): void;
  /** Adds a candidate. False when it lies in no unit of the city, or one is there already. */
  addCandidate(at: LonLat): boolean;
  removeCandidate(id: string): void;
  /**
   * Makes stations of the sites, named by their candidates, for the service, tier and hour that were asked
   * about: one step of the draft. False when that was refused.
   */
  addToPlan(nameOf: (candidate: SitingCandidate) => string): Promise<boolean>;
  stop(): void;
}

export function createSiting(parts: DeskParts, editing: Pick<EditingSession, 'addStations'>): Siting {
  const { siting, city, settings, figures, view, engine, lane } = parts;
  /** Of the newest question; answers to older ones are dropped. */
  let question = 0;

  const scopeAsked = () => (siting.getState().form.withinScope ? view.getState().scope : null);

  const answerTo = async (asked: AskedSiting, own: number) => {
    const { form } = siting.getState();
    const { candidates, scope } = asked;
    const wanted: SitingQuestion = {
      objective: form.objective,
      count: form.objective === 'lscp' ? null : form.count,
      capacityHouseholds: form.capacityHouseholds,
      candidates: [...candidates.values()],
      scope,
    };
    const answer = await engine.site(wanted, (progress) => {
      if (own === question && siting.getState().progress !== null) siting.setState({ progress });
    });
    if (own !== question) return;
    const outcome = answer.ok
      ? ({ kind: 'answered', answer: answer.value } as const)
      : ({ kind: 'refused', reason: answer.reason } as const);
    siting.setState({ outcome, progress: null, isStale: !isAsAsked(asked) });
  };

  /** Whether the desk still shows what the question was about. */
  const isAsAsked = (asked: AskedSiting): boolean => {
    const open = cityIn(city);
    return (
      open !== null &&
      sameSettings(asked.settings, settings.getState()) &&
      sameWalks(asked.records, open.current)
    );
  };
  const follow = () => {
    const { asked, isStale } = siting.getState();
    if (asked !== null && isStale === isAsAsked(asked)) siting.setState({ isStale: !isStale });
  };
  const stops = [
    city.subscribe(follow),
    settings.subscribe(follow),
    view.subscribe((now, before) => {
      if (now.tool !== before.tool) siting.setState({ isDrawing: false });
    }),
  ];

  return {
    change(form) {
      siting.setState({ form: { ...siting.getState().form, ...form } });
    },
    async ask() {
      const own = ++question;
      siting.setState({ ...NOTHING_ASKED, isDrawing: false, progress: { value: null, bound: null } });
      try {
        // Only the sending takes its turn: what comes after it in the lane must not wait for the search.
        const sent = await lane(async () => {
          const open = cityIn(city);
          const inForce = figures.getState().current?.settings;
          if (open === null || inForce === undefined || own !== question) return null;
          const scope = scopeAsked();
          const candidates = candidatesFor(open, siting.getState(), scope);
          const asked = { settings: inForce, records: open.current, scope, candidates };
          siting.setState({ asked });
          return { answered: answerTo(asked, own) };
        });
        if (sent === null && own === question) siting.setState(NOTHING_ASKED);
        await sent?.answered;
      } catch {
        if (own === question) siting.setState({ outcome: { kind: 'failed' }, progress: null });
      }
    },
    async cancel() {
      question++;
      siting.setState(NOTHING_ASKED);
      await engine.cancelSiting();
    },
    draw(isDrawing) {
      siting.setState({ isDrawing });
    },
    addCandidate(at) {
      const open = cityIn(city);
      const { drawn, form } = siting.getState();
      const id = `${at[0]},${at[1]}`;
      if (!open || !isInCity(open, at) || drawn.some((one) => one.id === id)) return false;
      const candidate: SitingCandidate = { id, name: null, source: 'drawn', location: at };
      siting.setState({
        drawn: [...drawn, candidate],
        form: { ...form, sources: new Set([...form.sources, 'drawn']) },
      });
      return true;
    },
    removeCandidate(id) {
      siting.setState({ drawn: siting.getState().drawn.filter((one) => one.id !== id) });
    },
    async addToPlan(nameOf) {
      const open = cityIn(city);
      const { asked } = siting.getState();
      if (!open || !asked) return false;
      const { service, tier, at } = asked.settings;
      const taken = new Set([...open.current.stations.keys(), ...open.inForce.stations.keys()]);
      const stations = chosenSites(siting.getState()).map((candidate) => {
        const code = newStationCode(taken, open.data.info.code);
        taken.add(code);
        return newStation({
          code,
          name: nameOf(candidate),
          tier: tier ?? 'grid',
          services: service === null ? servicesOf(open) : [service],
          openingHours: hoursAround(at),
          location: candidate.location,
        });
      });
      if (stations.length === 0 || !(await editing.addStations(stations))) return false;
      siting.setState({ added: stations.map(({ code }) => code) });
      return true;
    },
    stop() {
      question++;
      for (const stop of stops) stop();
    },
  };
}

/** The candidates of the sources chosen, those in scope only. */
function candidatesFor(
  open: OpenCity,
  { form, drawn }: { readonly form: SitingForm; readonly drawn: readonly SitingCandidate[] },
  scope: string | null,
): ReadonlyMap<string, SitingCandidate> {
  const isWanted = ({ source, location }: SitingCandidate) =>
    form.sources.has(source) && (scope === null || unitCovers(open, scope, location));
  const hasOwn = CANDIDATE_SOURCES.some((source) => source !== 'drawn' && form.sources.has(source));
  const all = [...(hasOwn ? candidatesOfCity(open.data) : []), ...drawn];
  return new Map(all.filter(isWanted).map((candidate) => [candidate.id, candidate]));
}

/** Inside some unit; a city without units ends nowhere. */
function isInCity(open: OpenCity, at: LonLat): boolean {
  const { adminUnits } = open.data;
  return adminUnits.length === 0 || adminUnits.some(({ code }) => unitCovers(open, code, at));
}

function servicesOf({ data }: OpenCity): string[] {
  return [...new Set(data.stations.flatMap(({ services }) => services))];
}

function hoursAround(at: string | null): string {
  const time = at?.slice(11);
  const { words, from, to } = USUAL_HOURS;
  return time === undefined || (time >= from && time < to) ? words : '24/7';
}

/** Whether the same stations stand, and the same gates and crossings lead through: grids do not matter to a walk. */
function sameWalks(a: CityRecords, b: CityRecords): boolean {
  return (
    sameRecords(a.stations, b.stations) &&
    sameRecords(a.gates, b.gates) &&
    sameRecords(a.crossings, b.crossings)
  );
}

function sameRecords<T>(a: ReadonlyMap<string, T>, b: ReadonlyMap<string, T>): boolean {
  return a === b || (a.size === b.size && [...a].every(([code, record]) => b.get(code) === record));
}
