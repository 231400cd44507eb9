import { useMemo, useState } from 'react';
import type { CityData } from '../../domain/city.ts';
import { Button } from '../../ui/Button.tsx';
import { formatWalkMetres } from '../../ui/format.ts';
import { currentLanguage } from '../../ui/i18n.ts';
import { Notice } from '../../ui/Notice.tsx';
import { useTranslation } from '../../ui/translation.ts';
import { shortGridName } from '../grid-name.ts';
import { LocateButton } from './LocateButton.tsx';
import { MapPicker } from './MapPicker.tsx';
import { PlaceChoice } from './PlaceChoice.tsx';
import styles from './PlacePicker.module.css';
import { PlaceSearch } from './PlaceSearch.tsx';
import { gridAt, type Place } from './place.ts';

export interface PlacePickerProps {
  readonly city: CityData;
  readonly place: Place | null;
  /** The place lies outside the city. */
  readonly outside: boolean;
  onPick(place: Place | null): void;
}

/** Four equal ways to say where one starts: location, search, choice, map. Folds up once one is taken. */
export function PlacePicker({ city, place, outside, onPick }: PlacePickerProps) {
  const { t } = useTranslation('finder');
  const [changing, setChanging] = useState(false);
  const pick = (picked: Place) => {
    setChanging(false);
    onPick(picked);
  };
  const home = useMemo(() => (place === null ? null : gridAt(city, place.position)), [city, place]);
  const cityName = currentLanguage() === 'en' ? (city.info.nameEn ?? city.info.name) : city.info.name;

  if (place !== null && !changing) {
    return (
      <section className={styles.taken} aria-label={t('place.from')}>
        <p className={styles.from} role="status">
          <span className={styles.quiet}>{t('place.from')}</span>
          <strong>{place.name || t(`place.kind.${place.kind}`)}</strong>
          {place.accuracyM !== undefined && (
            <span className={styles.quiet}>
              {t('place.accuracy', { metres: formatWalkMetres(place.accuracyM) })}
            </span>
          )}
          {home !== null && (
            <span className={styles.grid}>
              {t('place.grid', {
                community: home.communityName,
                grid: shortGridName(home.grid.name, home.communityName),
              })}
            </span>
          )}
        </p>
        <Button onClick={() => setChanging(true)}>{t('place.change')}</Button>
        {outside && (
          <div className={styles.notice}>
            <Notice tone="attention">{t('place.outside', { city: cityName })}</Notice>
          </div>
        )}
      </section>
    );
  }
  return (
    <section className={styles.picker} aria-labelledby="place">
      <h2 id="place" className={styles.title}>
        {t('place.title')}
      </h2>
      <LocateButton onLocated={pick} />
      <PlaceSearch city={city} onPick={pick} />
      <PlaceChoice city={city} onPick={pick} />
      <MapPicker city={city} place={place} onPick={pick} />
    </section>
  );
}
