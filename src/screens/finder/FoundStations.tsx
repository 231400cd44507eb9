import { lazy, useCallback, useDeferredValue, useMemo, useState } from 'react';
import type { LonLat } from '../../domain/geometry.ts';
import type { PublicIndex, PublicProfile } from '../../domain/public-city.ts';
import type { StationRoute } from '../../domain/route.ts';
import { useNow } from '../use-now.ts';
import { ChosenStation } from './ChosenStation.tsx';
import styles from './FoundStations.module.css';
import { LatePart } from './LatePart.tsx';
import { ListOptions } from './list/ListOptions.tsx';
import { isOpen, useOpenings } from './list/openings.ts';
import { StationList } from './list/StationList.tsx';
import {
  ANY_STATION,
  isAsWanted,
  type ListedStation,
  servicesOf,
  type Wanted,
  wantsAny,
} from './list/station-list.ts';
import { MapPanel } from './MapPanel.tsx';
import { PlacePicker } from './place/PlacePicker.tsx';
import { placeOnMap } from './place/place.ts';
import { forgetSharedStation, sharedStation } from './shared-station.ts';
import { useSurroundings } from './use-surroundings.ts';
import { WalkTrouble } from './WalkTrouble.tsx';

const HomeCard = lazy(() => import('./home/HomeCard.tsx').then((part) => ({ default: part.HomeCard })));
const StationMore = lazy(() =>
  import('./list/StationMore.tsx').then((part) => ({ default: part.StationMore })),
);

export interface FoundStationsProps {
  readonly index: PublicIndex;
  readonly profile: PublicProfile;
  onProfile(profile: PublicProfile): void;
  readonly elder: boolean;
  /** The ground is of a newer map than the index. */
  onNewer(): void;
}

/** Everything below the header once there are stations: a place, its home, the map, and the list from there. */
export function FoundStations({ index, profile, onProfile, elder, onNewer }: FoundStationsProps) {
  const around = useSurroundings(index, profile, onNewer);
  const { shelf, place, setPlace, ground, home, grid, start, engine, engineFailed, counting, listed } =
    around;
  const tiles = ground.tiles ?? ground.own;
  const [wanted, setWanted] = useState<Wanted>(ANY_STATION);
  const [opened, setOpened] = useState<string | null>(null);
  const [chosen, setChosen] = useState(sharedStation);
  const [mapOpened, setMapOpened] = useState(false);
  const [route, setRoute] = useState<StationRoute | null>(null);

  const openingOf = useOpenings(useNow());
  const asked = useDeferredValue(wanted);
  const shown = useMemo(
    () => listed.filter(({ station }) => isAsWanted(station, asked, (each) => isOpen(openingOf(each)))),
    [listed, asked, openingOf],
  );
  const stations = useMemo(() => shown.map(({ station }) => station), [shown]);
  const services = useMemo(() => servicesOf(index.stations), [index]);
  const loadGround = useCallback((position: LonLat) => shelf.around(position), [shelf]);

  function choose(code: string | null) {
    forgetSharedStation();
    setOpened(null);
    setChosen(code);
  }
  const more = ({ station }: ListedStation) => (
    <LatePart>
      <StationMore
        station={station}
        index={index}
        start={start}
        engine={engine}
        engineFailed={engineFailed || ground.failed}
        profile={profile}
        onRoute={setRoute}
      />
    </LatePart>
  );

  return (
    <div className={`${styles.found} ${mapOpened ? styles.withMap : ''}`}>
      <div className={styles.above}>
        {chosen !== null && (
          <ChosenStation
            listed={listed.find(({ station }) => station.code === chosen) ?? null}
            openingOf={openingOf}
            onClose={() => choose(null)}
          >
            {more}
          </ChosenStation>
        )}
        <PlacePicker index={index} shelf={shelf} place={place} onPick={setPlace} />
        <WalkTrouble groundFailed={ground.failed} engineFailed={engineFailed} onRetry={ground.retry} />
        {place !== null && home !== null && tiles !== null && (
          <LatePart>
            <HomeCard
              index={index}
              tiles={tiles}
              place={place}
              home={home}
              onBuilding={(buildingCode) => setPlace({ ...place, buildingCode })}
              onStation={choose}
            />
          </LatePart>
        )}
      </div>
      <div className={styles.map}>
        <MapPanel
          opened={mapOpened}
          onOpen={setMapOpened}
          index={index}
          stations={stations}
          selectedCode={chosen ?? opened}
          place={place?.position ?? null}
          tiles={ground.tiles}
          grid={grid}
          route={route}
          loadGround={loadGround}
          onTapPlace={(position) => setPlace(placeOnMap(position))}
          onSearchArea={(area) => setWanted({ ...wanted, area })}
          onSelect={choose}
        />
      </div>
      <div className={styles.below}>
        <ListOptions
          folds={elder}
          profile={profile}
          onProfile={onProfile}
          services={services}
          wanted={wanted}
          onWanted={(change) => setWanted({ ...wanted, ...change })}
        />
        <StationList
          // A new place starts again at the nearest.
          key={place === null ? '' : place.position.join()}
          stations={shown}
          openingOf={openingOf}
          placed={place !== null}
          counting={counting}
          filtered={!wantsAny(asked)}
          opened={opened}
          onOpen={(code) => {
            setOpened(code);
            if (code !== null) setChosen(null);
          }}
          onShowAll={() => setWanted(ANY_STATION)}
          details={more}
        />
      </div>
    </div>
  );
}
