/**
 * Which scenes this wall shows: those made in this browser, else those of the city's `scenes.json`, else built-in
 * ones. The file is looked at again every few minutes, so that a wall far away follows it by itself.
 */
import { useCallback, useEffect, useMemo, useState } from 'react';
import type { CityData } from '../../../domain/city.ts';
import { builtInScenes } from './built-in-scenes.ts';
import { type ParsedScenes, parseScenes, type ScenesFault, writeScenes } from './parse-scenes.ts';
import type { Scene } from './scene.ts';

export interface Scenes {
  readonly list: readonly Scene[];
  readonly origin: 'browser' | 'file' | 'built_in';
  /** What is wrong with the city's file. */
  readonly faults: readonly ScenesFault[];
  /** Keeps scenes in this browser; `null` goes back to those of the city. */
  keep(scenes: readonly Scene[] | null): void;
}

const FILE = `${import.meta.env.BASE_URL}scenes.json`;
const LOOK_AGAIN_MS = 300_000;
const PLACE = 'gridcircle-wall-scenes';

export function useScenes(city: CityData | null): Scenes {
  const [kept, setKept] = useState(keptHere);
  const file = useSceneFile();
  const builtIn = useMemo(() => (city === null ? [] : builtInScenes(city)), [city]);
  const keep = useCallback((scenes: readonly Scene[] | null) => {
    try {
      if (scenes === null) localStorage.removeItem(PLACE);
      else localStorage.setItem(PLACE, writeScenes(scenes));
    } catch {
      // The browser bars storage: the scenes last as long as the page.
    }
    setKept(scenes);
  }, []);
  return useMemo(() => {
    const [list, origin] =
      kept !== null
        ? [kept, 'browser' as const]
        : file.scenes.length > 0
          ? [file.scenes, 'file' as const]
          : [builtIn, 'built_in' as const];
    return { list, origin, faults: file.faults, keep };
  }, [kept, file, builtIn, keep]);
}

function keptHere(): readonly Scene[] | null {
  try {
    const { scenes } = parseScenes(localStorage.getItem(PLACE) ?? '');
    return scenes.length > 0 ? scenes : null;
  } catch {
    return null;
  }
}

const NO_FILE: ParsedScenes = { scenes: [], faults: [] };

function useSceneFile(): ParsedScenes {
  const [text, setText] = useState<string | null>(null);
  useEffect(() => {
    const stop = new AbortController();
    const look = () =>
      fetch(FILE, { signal: stop.signal, cache: 'no-cache' }).then(
        async (answer) => {
          // A site without the file may answer with its page instead.
          const isFile = answer.status === 200 && !answer.headers.get('content-type')?.includes('html');
          if (isFile) setText(await answer.text());
          else if (answer.ok || answer.status === 404) setText(null);
        },
        // Away for now: what was read stays.
        () => undefined,
      );
    void look();
    const timer = setInterval(look, LOOK_AGAIN_MS);
    return () => {
      stop.abort();
      clearInterval(timer);
    };
  }, []);
  return useMemo(() => (text === null ? NO_FILE : parseScenes(text)), [text]);
}
