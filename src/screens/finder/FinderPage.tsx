/**
 * The finder: the nearest open station on foot, for anyone on any phone. The list comes first and works
 * without a map; walking times are worked out on the device, so that nobody's position leaves it.
 */
import { useEffect, useMemo, useState } from 'react';
import { addMessages } from '../../ui/i18n.ts';
import { LoadingState } from '../../ui/LoadingState.tsx';
import { useTranslation } from '../../ui/translation.ts';
import { isInCity } from '../city-bounds.ts';
import { useLinkedSettings } from '../linked-settings.ts';
import { useOpenedCity } from '../opened-city.ts';
import { useNow } from '../use-now.ts';
import { CityTrouble } from './CityTrouble.tsx';
import { FinderFooter } from './FinderFooter.tsx';
import { FinderHeader } from './FinderHeader.tsx';
import styles from './FinderPage.module.css';
import { ListOptions } from './ListOptions.tsx';
import { messages } from './messages.ts';
import { loadOpeningReader, type OpeningReader } from './opening-state.ts';
import { PlacePicker } from './PlacePicker.tsx';
import type { Place } from './place.ts';
import { StationList } from './StationList.tsx';
import { isOpen, listStations } from './station-list.ts';
import { useWalks } from './use-walks.ts';

addMessages('finder', messages);

export function FinderPage() {
  const { t } = useTranslation('finder');
  const [choice, choose] = useLinkedSettings();
  const opened = useOpenedCity(choice);
  const [place, setPlace] = useState<Place | null>(null);
  const [openOnly, setOpenOnly] = useState(false);
  const readOpening = useOpeningReader();
  const now = useNow();
  const walks = useWalks(opened, place);
  const city = opened.inForce?.city ?? null;

  const listed = useMemo(
    () => (city === null ? [] : listStations(city.stations, walks ?? [], readOpening, now)),
    [city, walks, readOpening, now],
  );
  const shown = useMemo(() => (openOnly ? listed.filter(isOpen) : listed), [listed, openOnly]);

  return (
    <div className={styles.page}>
      <FinderHeader />
      <main className={styles.main}>
        <CityTrouble opened={opened} />
        {city === null ? (
          opened.failure === null && (
            <LoadingState label={t(`loading.${opened.stage}`, { defaultValue: '' })} />
          )
        ) : (
          <>
            <PlacePicker
              city={city}
              place={place}
              outside={place !== null && !isInCity(city, place.position)}
              onPick={setPlace}
            />
            <ListOptions
              profile={opened.settings.profile}
              onProfile={(profile) => choose('walk', profile)}
              openOnly={openOnly}
              onOpenOnly={setOpenOnly}
            />
            <StationList
              // A new place starts again at the nearest.
              key={place === null ? '' : place.position.join()}
              stations={shown}
              placed={place !== null}
              counting={place !== null && walks === null && opened.failure === null}
              openOnly={openOnly}
              onShowAll={() => setOpenOnly(false)}
            />
          </>
        )}
      </main>
      <FinderFooter info={city?.info ?? null} settings={opened.settings} />
    </div>
  );
}

/** The reader of opening hours, once its library has arrived. Without it hours stay unread, not wrong. */
function useOpeningReader(): OpeningReader | null {
  const [reader, setReader] = useState<OpeningReader | null>(null);
  useEffect(() => {
    let current = true;
    loadOpeningReader().then(
      (loaded) => current && setReader(() => loaded),
      (cause) => console.error('The opening-hours library did not load.', cause),
    );
    return () => {
      current = false;
    };
  }, []);
  return reader;
}
