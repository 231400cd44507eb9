import { useMemo } from 'react';
import { type UnreadableHours, unreadableHours } from '../../../../state/unreadable-hours.ts';
import { select } from '../../../../state/view-store.ts';
import { useTranslation } from '../../../../ui/translation.ts';
import { useCityPart, useDesk, useDeskState, useOpenCity } from '../../desk-context.tsx';
import { useShowPlace } from '../../map-context.tsx';
import lists from '../ProblemList.module.css';

/** Longer lists are not read. */
const SHOWN = 20;

/** Hours in the data that cannot be read, and what is assumed instead; nothing where all can. */
export function HoursNotes() {
  const { t } = useTranslation('planner');
  const unread = useUnreadableHours();
  if (unread.length === 0) return null;
  return (
    <details className={lists.none}>
      <summary>{t('passages.unreadNote', { count: unread.length })}</summary>
      <ul className={lists.list}>
        {unread.slice(0, SHOWN).map((one) => (
          <li key={`${one.kind} ${one.code}`}>
            <Note unread={one} />
          </li>
        ))}
      </ul>
      {unread.length > SHOWN && t('problems.more', { count: unread.length - SHOWN })}
    </details>
  );
}

/** Looked for once the figures stand: nobody waits for it. */
function useUnreadableHours(): readonly UnreadableHours[] {
  const stations = useCityPart(({ current }) => current.stations);
  const gates = useCityPart(({ current }) => current.gates);
  const crossings = useCityPart(({ current }) => current.crossings);
  const isCounted = useDeskState('figures', ({ current }) => current !== null);
  return useMemo(
    () => (isCounted ? unreadableHours({ stations, gates, crossings }) : []),
    [stations, gates, crossings, isCounted],
  );
}

function Note({ unread: { kind, code, hours } }: { readonly unread: UnreadableHours }) {
  const { t } = useTranslation('planner');
  const desk = useDesk();
  const { current } = useOpenCity();
  const show = useShowPlace();
  const name = current.stations.get(code)?.name ?? current.crossings.get(code)?.name ?? code;
  const look = () => {
    select(desk.stores.view, { kind, code });
    show(code);
  };
  return (
    <button type="button" className={lists.act} onClick={look}>
      {t(kind === 'station' ? 'passages.unreadStation' : 'passages.unreadPassage', { name, hours })}
    </button>
  );
}
