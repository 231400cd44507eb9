/** The scene that the URL names and the turns from one to the next: by hand, by key, or by themselves. */
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useLocation, useSearch } from 'wouter';
import { type CarouselState, createCarousel } from './carousel.ts';
import { type Scene, type SceneView, sameView, sceneNumberIn, searchOf, viewOf } from './scene.ts';
import { useHands } from './use-hands.ts';

export interface SceneTurns extends CarouselState {
  /** What the wall is asked to show. */
  readonly view: SceneView;
  /** The scene that is shown, from 1; `null` when the view is another. */
  readonly number: number | null;
  /** What comes next. */
  readonly upcoming: Scene | null;
  /** One forward (1) or back (−1), round and round. */
  turn(by: 1 | -1): void;
  show(view: SceneView): void;
  play(): void;
  stop(): void;
  resume(): void;
}

/** `startsPlaying`: nobody is there to press the button. */
export function useSceneTurns(scenes: readonly Scene[], startsPlaying: boolean): SceneTurns {
  const search = useSearch();
  const [path, navigate] = useLocation();
  const view = useSettledView(search, scenes);
  const named = sceneNumberIn(search, scenes.length);
  const number = named !== null && sameView(scenes[named - 1].view, view) ? named : null;
  const [state, setState] = useState<CarouselState>({ playing: false, waitsUntil: null });

  // A view chosen by hand is no scene; what follows it is the one after the last that was.
  const lastNumber = useRef(0);
  if (number !== null) lastNumber.current = number;

  const go = useCallback(
    (next: SceneView, to: number | null) => {
      navigate(path + searchOf(window.location.search, next, to), { replace: true });
    },
    [navigate, path],
  );
  const turn = useCallback(
    (by: 1 | -1) => {
      if (scenes.length === 0) return;
      const from = sceneNumberIn(window.location.search, scenes.length) ?? lastNumber.current;
      const to = ((Math.max(from, by === 1 ? 0 : 1) - 1 + by + scenes.length) % scenes.length) + 1;
      go(scenes[to - 1].view, to);
    },
    [scenes, go],
  );

  const latestTurn = useRef(turn);
  latestTurn.current = turn;
  const carousel = useMemo(
    () => createCarousel(PAGE, { onState: setState, onTurn: () => latestTurn.current(1) }),
    [],
  );
  useEffect(() => () => carousel.close(), [carousel]);
  const seconds = (number === null ? scenes[0] : scenes[number - 1])?.seconds ?? null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: every view stands for its own time.
  useEffect(() => {
    if (seconds !== null) carousel.sceneStands(seconds);
  }, [carousel, seconds, view]);
  const wantsToPlay = startsPlaying || new URLSearchParams(search).get('play') === '1';
  useEffect(() => {
    if (wantsToPlay) carousel.play();
    else carousel.stop();
  }, [carousel, wantsToPlay]);

  const setPlaying = useCallback(
    (playing: boolean) => {
      const query = new URLSearchParams(window.location.search);
      if (playing) query.set('play', '1');
      else query.delete('play');
      const text = query.toString().replaceAll('%3A', ':');
      navigate(path + (text && `?${text}`), { replace: true });
      if (playing) carousel.play();
      else carousel.stop();
    },
    [carousel, navigate, path],
  );
  useHands(() => carousel.touched(), turn);

  const upcoming = scenes.length < 2 ? null : scenes[(number ?? lastNumber.current) % scenes.length];
  return useMemo(
    () => ({
      ...state,
      view,
      number,
      upcoming,
      turn,
      show: (next: SceneView) => go(next, null),
      play: () => setPlaying(true),
      stop: () => setPlaying(false),
      resume: () => carousel.resume(),
    }),
    [state, view, number, upcoming, turn, go, setPlaying, carousel],
  );
}

/** The view of the URL; that of the scene it names where it says nothing else. The same object while it is the same. */
function useSettledView(search: string, scenes: readonly Scene[]): SceneView {
  const said = viewOf(search);
  const named = sceneNumberIn(search, scenes.length);
  const wanted = Object.keys(said).length === 0 && named !== null ? scenes[named - 1].view : said;
  const settled = useRef(wanted);
  if (!sameView(settled.current, wanted)) settled.current = wanted;
  return settled.current;
}

const PAGE = {
  now: () => Date.now(),
  later(ms: number, act: () => void) {
    const timer = setTimeout(act, ms);
    return () => clearTimeout(timer);
  },
};
