/**
 * The city in force with an engine over it, for the screens that only read: the wall and the finder.
 * The last good city stays while a newer one is loaded, and stays when that fails.
 */
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { type CityData, DEFAULT_WALK_PROFILES } from '../domain/city.ts';
import { type CoverageSettings, DEFAULT_SETTINGS } from '../domain/coverage.ts';
import type { CityFigures } from '../domain/figures.ts';
import type { LoadStage } from '../sources/city-source.ts';
import { type SettingsChoice, sameSettings, withSettings } from '../state/settings.ts';
import { useServices } from '../ui/services.tsx';
import type { EngineClient } from '../worker/client.ts';

export interface CityInForce {
  readonly city: CityData;
  readonly version: number;
  readonly loadedAt: Date;
}

export interface OpenedCity {
  /** Stands as soon as it is loaded, before anything is counted. */
  readonly inForce: CityInForce | null;
  /** What is asked for, at the speeds of the city. */
  readonly settings: CoverageSettings;
  /** Counted figures of `inForce`; `null` until the engine has them. Their settings may lag behind `settings`. */
  readonly figures: CityFigures | null;
  /** Ready to be asked whenever `figures` is there. */
  readonly engine: EngineClient | null;
  readonly stage: LoadStage | 'counting' | 'ready';
  readonly failure: { readonly kind: 'unreachable' | 'engine'; readonly detail: string } | null;
  /** Loads the city again, e.g. after a failure or a publication. */
  reload(): void;
}

type Opened = Omit<OpenedCity, 'reload' | 'settings'>;
const NOTHING: Opened = { inForce: null, figures: null, engine: null, stage: 'units', failure: null };

/** Loads the city, opens an engine on it and keeps its figures at the settings chosen. Keep `choice` stable between renders. */
export function useOpenedCity(choice: SettingsChoice): OpenedCity {
  const { source, createEngine } = useServices();
  const [opened, setOpened] = useState<Opened>(NOTHING);
  const [attempt, setAttempt] = useState(0);
  const engineRef = useRef<EngineClient | null>(null);
  const choiceRef = useRef(choice);
  choiceRef.current = choice;

  useEffect(
    () => () => {
      engineRef.current?.terminate();
      engineRef.current = null;
    },
    [],
  );

  // biome-ignore lint/correctness/useExhaustiveDependencies: `attempt` asks for another load.
  useEffect(() => {
    const stop = new AbortController();
    const report = (change: Partial<Opened>) => {
      if (!stop.signal.aborted) setOpened((before) => ({ ...before, ...change }));
    };
    const load = async (): Promise<CityInForce> => {
      const { city, version } = await source.loadCity((stage) => report({ stage }), stop.signal);
      return { city, version, loadedAt: new Date() };
    };
    const count = async (inForce: CityInForce) => {
      // A first city shows at once; a newer one replaces the old only together with its figures.
      setOpened((before) => ({ ...before, stage: 'counting', inForce: before.inForce ?? inForce }));
      engineRef.current ??= createEngine();
      const engine = engineRef.current;
      const figures = await engine.open(inForce.city, chosenSettings(choiceRef.current, inForce.city));
      report({ inForce, figures, engine, stage: 'ready', failure: null });
    };
    const giveUpCounting = (cause: unknown) => {
      if (stop.signal.aborted) return;
      // Perhaps it is half open: the next attempt begins with a new one.
      engineRef.current?.terminate();
      engineRef.current = null;
      report({ engine: null, failure: { kind: 'engine', detail: sentence(cause) } });
    };
    report({ failure: null });
    load().then(
      (inForce) => (stop.signal.aborted ? undefined : count(inForce).catch(giveUpCounting)),
      (cause) => report({ failure: { kind: 'unreachable', detail: sentence(cause) } }),
    );
    return () => stop.abort();
  }, [source, createEngine, attempt]);

  const { engine, figures, inForce } = opened;
  const settings = useMemo(() => chosenSettings(choice, inForce?.city), [choice, inForce]);
  useEffect(() => {
    if (engine === null || figures === null || sameSettings(figures.settings, settings)) return;
    let current = true;
    engine.configure(settings).then(
      (counted) => current && setOpened((before) => ({ ...before, figures: counted })),
      (cause) =>
        current &&
        setOpened((before) => ({ ...before, failure: { kind: 'engine', detail: sentence(cause) } })),
    );
    return () => {
      current = false;
    };
  }, [engine, figures, settings]);

  const reload = useCallback(() => setAttempt((count) => count + 1), []);
  return { ...opened, settings, reload };
}

function chosenSettings(choice: SettingsChoice, city: CityData | undefined): CoverageSettings {
  return withSettings(DEFAULT_SETTINGS, choice, city?.info.walkProfiles ?? DEFAULT_WALK_PROFILES);
}

function sentence(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
