import { useMemo, useState } from 'react';
import type { PublicIndex, PublicTile } from '../../../domain/public-city.ts';
import { Button } from '../../../ui/Button.tsx';
import { addMessages } from '../../../ui/i18n.ts';
import { useTranslation } from '../../../ui/translation.ts';
import { PhoneLink } from '../PhoneLink.tsx';
import type { Place } from '../place/place.ts';
import { BuildingChoice } from './BuildingChoice.tsx';
import styles from './HomeCard.module.css';
import { HomeChange } from './HomeChange.tsx';
import { buildingsNear, type HomeAnswer } from './home.ts';
import { homeFacts } from './home-facts.ts';
import { messages } from './messages.ts';

addMessages('finderHome', messages);

export interface HomeCardProps {
  readonly index: PublicIndex;
  readonly tiles: readonly PublicTile[];
  readonly place: Place;
  readonly home: HomeAnswer;
  onBuilding(code: string): void;
  onStation(code: string): void;
}

/** Which grid the home is in, whom to call, and what the last redraw changed for it. */
export function HomeCard({ index, tiles, place, home, onBuilding, onStation }: HomeCardProps) {
  const { t } = useTranslation('finderHome');
  const [choosing, setChoosing] = useState(false);
  const near = useMemo(() => (choosing ? buildingsNear(tiles, place) : []), [choosing, tiles, place]);
  const asked = choosing ? near : home.kind === 'ask' ? home.buildings : [];
  const choose = (code: string) => {
    setChoosing(false);
    onBuilding(code);
  };
  return (
    <section className={styles.card} aria-labelledby="my-grid">
      <h2 id="my-grid" className={styles.title}>
        {t('title')}
      </h2>
      {home.kind === 'none' && <p className={styles.quiet}>{t('none')}</p>}
      {home.kind === 'home' && (
        <HomeGrid index={index} home={home} onStation={onStation}>
          {home.by !== 'compound' && !choosing && (
            <Button variant="quiet" onClick={() => setChoosing(true)}>
              {t('otherBuilding')}
            </Button>
          )}
        </HomeGrid>
      )}
      {(home.kind === 'ask' || choosing) && <BuildingChoice buildings={asked} onChoose={choose} />}
    </section>
  );
}

interface HomeGridProps {
  readonly index: PublicIndex;
  readonly home: HomeAnswer & { readonly kind: 'home' };
  readonly children: React.ReactNode;
  onStation(code: string): void;
}

function HomeGrid({ index, home, onStation, children }: HomeGridProps) {
  const { t } = useTranslation('finderHome');
  const { building, by } = home;
  const { grid, gridName, community, station, figures } = homeFacts(index, building);
  return (
    <>
      {grid === null ? (
        <p>{t('noGrid')}</p>
      ) : (
        <p className={styles.grid}>
          <strong>{gridName}</strong> <span>{community}</span>{' '}
          <span className={styles.code}>{t('code', { code: grid.code })}</span>
        </p>
      )}
      <p className={styles.quiet}>
        {t(`by.${by}`, { building: building.code, metres: Math.round(building.awayM) })}
      </p>
      {grid !== null && (
        <dl className={styles.facts}>
          <dt>{t('phone')}</dt>
          <dd>
            {grid.dutyPhone === null ? (
              <span>{t('noPhone')}</span>
            ) : (
              <PhoneLink
                phone={grid.dutyPhone}
                label={t('call', { grid: gridName, phone: grid.dutyPhone })}
              />
            )}
          </dd>
          <dt>{t('station')}</dt>
          <dd>
            {station === null ? (
              t('noStation')
            ) : (
              <Button variant="quiet" className={styles.station} onClick={() => onStation(station.code)}>
                {station.name}
              </Button>
            )}
          </dd>
        </dl>
      )}
      <HomeChange index={index} building={building} />
      {figures !== null && <p className={styles.quiet}>{t('figures', figures)}</p>}
      {children}
    </>
  );
}
