import { useEffect, useState } from 'react';
import type { PublicProfile } from '../../../domain/public-city.ts';
import type { StationRoute } from '../../../domain/route.ts';
import type { FinderEngineApi, FinderStart } from '../../../worker/finder/finder-protocol.ts';

export interface AskedRoute {
  /** `null` while it is worked out, and where there is none. */
  readonly route: StationRoute | null;
  readonly state: 'no_place' | 'finding' | 'found' | 'none' | 'broken';
}

interface Question {
  readonly engine: FinderEngineApi;
  readonly start: FinderStart;
  readonly stationCode: string;
  readonly profile: PublicProfile;
}

/**
 * The way from a place to a station, by the engine of this device. Keep `start` the same object as long as it is the
 * same place. `broken`: the engine did not answer.
 */
export function useRoute(
  engine: FinderEngineApi | null,
  start: FinderStart | null,
  stationCode: string,
  profile: PublicProfile,
): AskedRoute {
  const [answer, setAnswer] = useState<(AskedRoute & Question) | null>(null);

  useEffect(() => {
    if (engine === null || start === null) return;
    let current = true;
    const tell = (asked: AskedRoute) =>
      current && setAnswer({ ...asked, engine, start, stationCode, profile });
    engine.route(start, stationCode, profile).then(
      (route) => tell({ route, state: route === null ? 'none' : 'found' }),
      (cause) => {
        console.error('The way could not be worked out.', cause);
        tell({ route: null, state: 'broken' });
      },
    );
    return () => {
      current = false;
    };
  }, [engine, start, stationCode, profile]);

  if (start === null) return { route: null, state: 'no_place' };
  const isAnswered =
    answer !== null &&
    answer.engine === engine &&
    answer.start === start &&
    answer.stationCode === stationCode &&
    answer.profile === profile;
  return isAnswered ? answer : { route: null, state: 'finding' };
}
