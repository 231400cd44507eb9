import { useMemo, useState } from 'react';
import type { Station } from '../../../domain/city.ts';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { useTranslation } from '../../../ui/translation.ts';
import { useCityPart, useDesk } from '../desk-context.tsx';
import { HoursField } from '../parts/HoursField.tsx';
import { useTypedHours } from '../typed-hours.ts';
import styles from './Dialog.module.css';
import { ServiceChoices } from './ServiceChoices.tsx';

export interface StationFactsDialogProps {
  readonly station: Station;
  readonly onClose: () => void;
}

/** When a station is open and what it offers: a what-if like any other edit, to be undone or saved. */
export function StationFactsDialog({ station, onClose }: StationFactsDialogProps) {
  const { t } = useTranslation('planner');
  const desk = useDesk();
  const data = useCityPart((city) => city.data);
  const services = useMemo(
    () => [...new Set([...data.stations.flatMap((one) => one.services), ...station.services])],
    [data, station],
  );
  const hours = useTypedHours(station.openingHours ?? '', station.location);
  const [offered, setOffered] = useState<ReadonlySet<string>>(() => new Set(station.services));
  const keep = () => {
    if (!hours.check()) return;
    onClose();
    // In the order they have, so that nothing changes where nothing was changed.
    const kept = station.services.filter((service) => offered.has(service));
    const added = services.filter((service) => offered.has(service) && !station.services.includes(service));
    const changed = { ...station, openingHours: hours.text.trim() || null, services: [...kept, ...added] };
    void desk.editing.perform({ kind: 'update_station', station: changed });
  };
  return (
    <Dialog title={t('dialog.stationFactsTitle', { name: station.name })} onClose={onClose}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          keep();
        }}
      >
        <HoursField label={t('dialog.stationHours')} empty={t('passages.stationEmptyHours')} hours={hours} />
        <ServiceChoices services={services} offered={offered} onChange={setOffered} />
        <div className={styles.actions}>
          <Button onClick={onClose}>{t('dialog.cancel')}</Button>
          <Button type="submit" variant="primary">
            {t('dialog.stationFactsAction')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
