import { useState } from 'react';
import type { PublicIndex } from '../../../domain/public-city.ts';
import { Button } from '../../../ui/Button.tsx';
import { formatWalkMetres } from '../../../ui/format.ts';
import { currentLanguage } from '../../../ui/i18n.ts';
import { Notice } from '../../../ui/Notice.tsx';
import { useTranslation } from '../../../ui/translation.ts';
import type { TileShelf } from '../ground/tile-shelf.ts';
import { LocateButton } from './LocateButton.tsx';
import { PlaceChoice } from './PlaceChoice.tsx';
import styles from './PlacePicker.module.css';
import { PlaceSearch } from './PlaceSearch.tsx';
import { isWithin, type Place } from './place.ts';
import { useLocating } from './use-locating.ts';
import { usePlaces } from './use-places.ts';

/** From here on a position is said to be rough. */
const ROUGH_M = 200;

export interface PlacePickerProps {
  readonly index: PublicIndex;
  readonly shelf: TileShelf;
  readonly place: Place | null;
  onPick(place: Place): void;
}

/** Equal ways to say where one starts: search, location with the reason for it, choice; the map is a fourth. Folds up once one is taken. */
export function PlacePicker({ index, shelf, place, onPick }: PlacePickerProps) {
  const { t } = useTranslation('finder');
  const [changed, setChanged] = useState<Place | null>(null);
  const named = usePlaces(index);
  const locating = useLocating(onPick);
  if (place !== null && place !== changed) {
    return <TakenPlace index={index} place={place} onChange={() => setChanged(place)} />;
  }
  return (
    <section className={styles.picker} aria-labelledby="place">
      <h2 id="place" className={styles.title}>
        {t('place.title')}
      </h2>
      <div className={styles.ways}>
        <PlaceSearch index={index} named={named} onPick={onPick} />
        <LocateButton locating={locating} whyId="why-location" />
      </div>
      {locating.refusal !== null && (
        <Notice tone="attention" title={t('place.refused.title')}>
          {t(`place.refused.${locating.refusal}`)}
        </Notice>
      )}
      <p id="why-location" className={styles.why}>
        {t('place.why')}
      </p>
      <PlaceChoice index={index} shelf={shelf} named={named} onPick={onPick} />
    </section>
  );
}

interface TakenPlaceProps {
  readonly index: PublicIndex;
  readonly place: Place;
  onChange(): void;
}

function TakenPlace({ index: { city, bounds }, place, onChange }: TakenPlaceProps) {
  const { t } = useTranslation('finder');
  const cityName = currentLanguage() === 'en' ? (city.nameEn ?? city.name) : city.name;
  const { accuracyM } = place;
  return (
    <section className={styles.taken} aria-label={t('place.from')}>
      <p className={styles.from} role="status">
        <span className={styles.quiet}>{t('place.from')}</span>
        <strong>{place.name || t(`place.kind.${place.kind}`)}</strong>
        {accuracyM !== undefined && (
          <span className={styles.quiet}>{t('place.accuracy', { metres: formatWalkMetres(accuracyM) })}</span>
        )}
      </p>
      <Button className={styles.change} onClick={onChange}>
        {t('place.change')}
      </Button>
      {!isWithin(place.position, bounds) ? (
        <div className={styles.notice}>
          <Notice tone="attention">{t('place.outside', { city: cityName })}</Notice>
        </div>
      ) : (
        accuracyM !== undefined &&
        accuracyM > ROUGH_M && (
          <div className={styles.notice}>
            <Notice>{t('place.rough')}</Notice>
          </div>
        )
      )}
    </section>
  );
}
