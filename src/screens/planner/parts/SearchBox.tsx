import { useId, useMemo, useState } from 'react';
import { type SearchHit, searchCity } from '../../../state/search.ts';
import { select } from '../../../state/view-store.ts';
import { useTranslation } from '../../../ui/translation.ts';
import { useDesk, useOpenCity } from '../desk-context.tsx';
import { Icon } from '../Icon.tsx';
import { useShowPlace } from '../map-context.tsx';
import styles from './SearchBox.module.css';

/** A combobox over every name and code of the city; choosing a hit selects it and brings it into view. */
export function SearchBox() {
  const { t } = useTranslation('planner');
  const desk = useDesk();
  const city = useOpenCity();
  const show = useShowPlace();
  const listId = useId();
  const [query, setQuery] = useState('');
  const [active, setActive] = useState(0);
  const [open, setOpen] = useState(false);
  // A closed list is not kept up with every step of the draft.
  const hits = useMemo(() => (open ? searchCity(city, query) : []), [city, query, open]);
  const shown = open && query.trim() !== '';

  const choose = (hit: SearchHit) => {
    setOpen(false);
    setQuery(hit.name);
    if (hit.kind === 'unit') desk.stores.view.setState({ scope: hit.code });
    else if (hit.kind !== 'compound') select(desk.stores.view, { kind: hit.kind, code: hit.code });
    show(hit.code);
  };
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.key === 'Escape') setOpen(false);
    if (event.key === 'Enter') {
      const hit = (open ? hits : searchCity(city, query))[active];
      if (hit) choose(hit);
    }
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    event.preventDefault();
    setOpen(true);
    const next = active + (event.key === 'ArrowDown' ? 1 : -1);
    setActive(Math.max(0, Math.min(hits.length - 1, next)));
  };
  return (
    <div className={styles.search}>
      <span className={styles.icon}>
        <Icon name="search" />
      </span>
      <input
        className={styles.input}
        type="search"
        role="combobox"
        aria-label={t('search.label')}
        aria-expanded={shown}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={shown && hits[active] ? `${listId}-${active}` : undefined}
        placeholder={t('search.placeholder')}
        value={query}
        onChange={(event) => {
          setQuery(event.target.value);
          setActive(0);
          setOpen(true);
        }}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onKeyDown={onKeyDown}
      />
      <div
        id={listId}
        role="listbox"
        aria-label={t('search.label')}
        className={styles.hits}
        hidden={!shown || hits.length === 0}
      >
        {shown &&
          hits.map((hit, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the keys of a combobox belong to its input.
            <div
              key={`${hit.kind}:${hit.code}`}
              id={`${listId}-${index}`}
              role="option"
              aria-selected={index === active}
              tabIndex={-1}
              className={styles.hit}
              // Before the input loses focus and the list goes away.
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => choose(hit)}
            >
              <span className={styles.kind}>{t(`search.kind.${hit.kind}`)}</span>
              <span className={styles.name}>{hit.name}</span>
              <span className={styles.code}>{hit.within || hit.code}</span>
            </div>
          ))}
      </div>
      {shown && hits.length === 0 && (
        <p className={styles.none} role="status">
          {t('search.none', { query })}
        </p>
      )}
    </div>
  );
}
