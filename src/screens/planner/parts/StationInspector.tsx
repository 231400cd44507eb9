import { useState } from 'react';
import type { Station } from '../../../domain/city.ts';
import { isEditable } from '../../../state/draft-store.ts';
import { chooseTool } from '../../../state/view-store.ts';
import { Button } from '../../../ui/Button.tsx';
import { serviceName } from '../../../ui/data-words.ts';
import { formatDay, formatNumber } from '../../../ui/format.ts';
import { useTranslation } from '../../../ui/translation.ts';
import { useDesk, useDeskState, useOpenCity } from '../desk-context.tsx';
import { StationFactsDialog } from '../dialogs/StationFactsDialog.tsx';
import { useHoursReading } from '../typed-hours.ts';
import { CompassFigures } from './CompassFigures.tsx';
import { HoursWords } from './HoursField.tsx';
import styles from './Inspector.module.css';
import { InspectorFrame } from './Inspector.tsx';
import { StationLoadFigures } from './StationLoadFigures.tsx';

/** One station: whom it reaches, what it offers and when; it can be moved or closed from here. */
export function StationInspector({ code }: { readonly code: string }) {
  const { t } = useTranslation('planner');
  const desk = useDesk();
  const { current, inForce } = useOpenCity();
  const committed = useDeskState('figures', (figures) => figures.current?.stations.get(code));
  const before = useDeskState('figures', (figures) => figures.inForce?.stations.get(code));
  const compass = useDeskState('figures', ({ report }) =>
    report?.compass?.stations.find((one) => one.code === code),
  );
  const provisional = useDeskState(
    'gesture',
    ({ gesture }) => gesture?.effect?.stations.find((station) => station.code === code)?.reachedHouseholds,
  );
  const editable = useDeskState('draft', isEditable) && desk.holds('planner', 'admin');
  const [isChanging, setIsChanging] = useState(false);
  const standing = current.stations.get(code);
  const station = standing ?? inForce.stations.get(code);
  if (!station) return null;
  const state = standing ? (inForce.stations.has(code) ? null : 'planned') : 'closed';
  const reached = standing ? (provisional ?? committed ?? 0) : 0;
  const move = () => {
    chooseTool(desk.stores.view, 'move_station');
    document.querySelector<HTMLElement>('[data-testid="map"] canvas')?.focus();
  };
  return (
    <InspectorFrame
      eyebrow={`${t('figures.station')} · ${t(`tier.${station.tier}`, { ns: 'ui' })}`}
      title={station.name}
      subtitle={state ? `${station.code} · ${t(`station.${state}`)}` : station.code}
    >
      <dl>
        <StationLoadFigures station={station} reachedHouseholds={reached} before={before} />
        {compass && <CompassFigures compass={compass} circleHouseholds={null} />}
      </dl>
      <p className={styles.subtitle}>{t('station.reachedNote')}</p>
      {compass && <p className={styles.subtitle}>{t('coverage.dashedCircle')}</p>}
      <dl className={styles.facts}>
        <dt>{t('station.services')}</dt>
        <dd>{station.services.map((service) => serviceName(service)).join(' · ') || '–'}</dd>
        <dt>{t('station.hours')}</dt>
        <dd>
          {station.openingHours ?? t('station.hoursUnknown')}
          <StationHours station={station} />
        </dd>
        {station.address && (
          <>
            <dt>{t('station.address')}</dt>
            <dd>{station.address}</dd>
          </>
        )}
        {station.floorAreaM2 !== null && (
          <>
            <dt>{t('station.floorArea')}</dt>
            <dd>
              {formatNumber(station.floorAreaM2)} {t('station.floorAreaUnit')}
            </dd>
          </>
        )}
      </dl>
      {station.checkedOn && (
        <p className={styles.subtitle}>{t('station.checkedOn', { date: formatDay(station.checkedOn) })}</p>
      )}
      {!station.location && <p className={styles.subtitle}>{t('station.online')}</p>}
      {standing && editable && (
        <div className={styles.actions}>
          {station.location && <Button onClick={move}>{t('station.move')}</Button>}
          <Button onClick={() => setIsChanging(true)}>{t('station.facts')}</Button>
          <Button onClick={() => void desk.editing.perform({ kind: 'close_station', stationCode: code })}>
            {t('station.close')}
          </Button>
        </div>
      )}
      {standing && isChanging && (
        <StationFactsDialog station={standing} onClose={() => setIsChanging(false)} />
      )}
    </InspectorFrame>
  );
}

/** What its hours come to, or that nobody can read them. */
function StationHours({ station }: { readonly station: Station }) {
  const { t } = useTranslation('planner');
  const reading = useHoursReading(station.openingHours ?? '', station.location);
  if (reading.kind !== 'week' && reading.kind !== 'unreadable') return null;
  return (
    <p className={styles.subtitle}>
      {reading.kind === 'unreadable' ? t('passages.unreadableStation') : <HoursWords reading={reading} />}
    </p>
  );
}
