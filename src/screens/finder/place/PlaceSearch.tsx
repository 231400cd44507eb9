import { useDeferredValue, useId, useMemo, useState } from 'react';
import type { PublicIndex } from '../../../domain/public-city.ts';
import { Button } from '../../../ui/Button.tsx';
import { useTranslation } from '../../../ui/translation.ts';
import { VisuallyHidden } from '../../../ui/VisuallyHidden.tsx';
import { useLateCode } from '../use-late-code.ts';
import styles from './PlaceSearch.module.css';
import { type Place, placeOf } from './place.ts';
import type { NamedPlaces } from './use-places.ts';

const MOST = 8;
const loadSearch = () => import('./place-search.ts');

export interface PlaceSearchProps {
  readonly index: PublicIndex;
  readonly named: NamedPlaces;
  onPick(place: Place): void;
}

/** Search by name on the device. Enter takes the first found; all are plain buttons below the field. */
export function PlaceSearch({ index, named, onPick }: PlaceSearchProps) {
  const { t } = useTranslation('finder');
  const inputId = useId();
  const [typed, setTyped] = useState('');
  const wanted = useDeferredValue(typed);
  const asked = wanted.trim() !== '';
  const { places, send } = named;
  const [entered, setEntered] = useState(false);
  const { code: search, failed: codeFailed } = useLateCode(loadSearch, entered);
  const failed = named.failed || codeFailed;
  // Until the names of compounds are there nothing is found, or what is found would move under a finger.
  const known = search !== null && (places !== null || named.failed);
  const find = useMemo(
    () => (asked && known ? search?.placeFinder(search.findables(index, places), places?.pinyin) : null),
    [search, asked, known, index, places],
  );
  const found = useMemo(() => find?.(wanted, MOST) ?? [], [find, wanted]);

  function status(): string {
    if (!asked) return '';
    if (!known) return t(failed ? 'place.namesMissing' : 'place.namesComing');
    if (found.length > 0) return t('place.found', { count: found.length });
    return failed ? t('place.namesMissing') : t('place.none', { typed: wanted });
  }

  return (
    <search className={styles.search}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          const [first] = find?.(typed, 1) ?? [];
          if (first) onPick(placeOf(first));
        }}
      >
        <label htmlFor={inputId} className={styles.label}>
          <VisuallyHidden>{t('place.search')}</VisuallyHidden>
        </label>
        <input
          id={inputId}
          type="search"
          className={styles.input}
          placeholder={t('place.searchHint')}
          autoComplete="off"
          enterKeyHint="search"
          value={typed}
          onFocus={() => {
            setEntered(true);
            send();
          }}
          onChange={(event) => setTyped(event.target.value)}
        />
        <p role="status" className={styles.status}>
          {status()}
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
