import { useEffect, useState } from 'react';
import type { CityFigures } from '../../domain/figures.ts';
import type { WalkedStation } from '../../worker/protocol.ts';
import type { OpenedCity } from '../opened-city.ts';
import type { Place } from './place.ts';

interface Answer {
  readonly place: Place;
  readonly figures: CityFigures;
  readonly walks: readonly WalkedStation[];
}

/**
 * The walks from a place to all stations, by the engine of this device. `null` while there is no place
 * or no answer for this very place and pace.
 */
export function useWalks(opened: OpenedCity, place: Place | null): readonly WalkedStation[] | null {
  const { engine, figures, inForce } = opened;
  const [answer, setAnswer] = useState<Answer | null>(null);

  useEffect(() => {
    if (engine === null || figures === null || inForce === null || place === null) return;
    let current = true;
    engine.nearestStations(place.position, inForce.city.stations.length).then(
      (walks) => current && setAnswer({ place, figures, walks }),
      (cause) => console.error('The walks could not be worked out.', cause),
    );
    return () => {
      current = false;
    };
  }, [engine, figures, inForce, place]);

  // An older pace may show until the new one is counted; an older place may not.
  return answer !== null && answer.place === place ? answer.walks : null;
}
