import { useDeferredValue, useId, useMemo, useState } from 'react';
import type { CityData } from '../../domain/city.ts';
import { Button } from '../../ui/Button.tsx';
import { useTranslation } from '../../ui/translation.ts';
import styles from './PlaceSearch.module.css';
import type { Place } from './place.ts';
import { findables, placeOf, searchPlaces } from './place-search.ts';

const MOST = 8;

export interface PlaceSearchProps {
  readonly city: CityData;
  onPick(place: Place): void;
}

/** Search by name on the device. Enter takes the first found; all are plain buttons below the field. */
export function PlaceSearch({ city, onPick }: PlaceSearchProps) {
  const { t } = useTranslation('finder');
  const inputId = useId();
  const [typed, setTyped] = useState('');
  const wanted = useDeferredValue(typed);
  const all = useMemo(() => findables(city), [city]);
  const found = useMemo(() => searchPlaces(all, wanted, MOST), [all, wanted]);
  const asked = wanted.trim() !== '';
  return (
    <search>
      <form
        className={styles.search}
        onSubmit={(event) => {
          event.preventDefault();
          const [first] = searchPlaces(all, typed, 1);
          if (first) onPick(placeOf(first));
        }}
      >
        <label htmlFor={inputId} className={styles.label}>
          {t('place.search')}
        </label>
        <input
          id={inputId}
          type="search"
          className={styles.input}
          placeholder={t('place.searchHint')}
          autoComplete="off"
          enterKeyHint="search"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <p role="status" className={styles.status}>
          {asked &&
            (found.length > 0
              ? t('place.found', { count: found.length })
              : t('place.none', { typed: wanted }))}
        </p>
        {found.length > 0 && (
          <ul className={styles.found}>
            {found.map((each) => (
              <li key={`${each.kind} ${each.code}`}>
                <Button variant="quiet" className={styles.each} onClick={() => onPick(placeOf(each))}>
                  <span className={styles.name}>{each.name}</span>
                  <span className={styles.kind}>
                    {[t(`place.kind.${each.kind}`), each.within].filter(Boolean).join(' · ')}
                  </span>
                </Button>
              </li>
            ))}
          </ul>
        )}
      </form>
    </search>
  );
}
