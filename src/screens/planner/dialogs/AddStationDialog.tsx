import { useMemo, useState } from 'react';
import { STATION_TIERS, type StationTier } from '../../../domain/city.ts';
import type { LonLat } from '../../../domain/geometry.ts';
import { newStation } from '../../../state/new-station.ts';
import { newStationCode } from '../../../state/station-codes.ts';
import { select } from '../../../state/view-store.ts';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { useTranslation } from '../../../ui/translation.ts';
import { useDesk, useOpenCity } from '../desk-context.tsx';
import { HoursField } from '../parts/HoursField.tsx';
import { useTypedHours } from '../typed-hours.ts';
import styles from './Dialog.module.css';
import { ServiceChoices } from './ServiceChoices.tsx';

export interface AddStationDialogProps {
  readonly at: LonLat;
  readonly onClose: () => void;
}

/** The particulars of a station to be put down at `at`. */
export function AddStationDialog({ at, onClose }: AddStationDialogProps) {
  const { t } = useTranslation('planner');
  const desk = useDesk();
  const { current, inForce, data } = useOpenCity();
  const known = useMemo(
    () => new Set([...current.stations.keys(), ...inForce.stations.keys()]),
    [current, inForce],
  );
  const services = useMemo(() => [...new Set(data.stations.flatMap((station) => station.services))], [data]);
  const [name, setName] = useState('');
  const [code, setCode] = useState(() => newStationCode(known, data.info.code));
  const [tier, setTier] = useState<StationTier>('grid');
  const hours = useTypedHours('Mo-Fr 09:00-17:00', at);
  const [offered, setOffered] = useState<ReadonlySet<string>>(() => new Set(services));
  const taken = known.has(code.trim());

  const add = async () => {
    if (!hours.check()) return;
    const station = newStation({
      code: code.trim(),
      name: name.trim(),
      tier,
      services: services.filter((service) => offered.has(service)),
      openingHours: hours.text.trim() || null,
      location: at,
    });
    onClose();
    if (await desk.editing.perform({ kind: 'add_station', station })) {
      select(desk.stores.view, { kind: 'station', code: station.code });
    }
  };
  return (
    <Dialog title={t('dialog.stationTitle')} onClose={onClose}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          void add();
        }}
      >
        <label className={styles.field}>
          {t('dialog.stationName')}
          <input required maxLength={80} value={name} onChange={(event) => setName(event.target.value)} />
        </label>
        <label className={styles.field}>
          {t('dialog.stationCode')}
          <input
            required
            maxLength={40}
            value={code}
            aria-invalid={taken}
            onChange={(event) => setCode(event.target.value)}
          />
          {taken && <span className={styles.wrong}>{t('dialog.stationCodeTaken')}</span>}
        </label>
        <label className={styles.field}>
          {t('dialog.stationTier')}
          <select value={tier} onChange={(event) => setTier(event.target.value as StationTier)}>
            {STATION_TIERS.map((choice) => (
              <option key={choice} value={choice}>
                {t(`tier.${choice}`, { ns: 'ui' })}
              </option>
            ))}
          </select>
        </label>
        <ServiceChoices services={services} offered={offered} onChange={setOffered} />
        <HoursField label={t('dialog.stationHours')} empty={t('passages.stationEmptyHours')} hours={hours} />
        <div className={styles.actions}>
          <Button onClick={onClose}>{t('dialog.cancel')}</Button>
          <Button
            variant="primary"
            type="submit"
            disabled={taken || name.trim() === '' || code.trim() === ''}
          >
            {t('dialog.stationAction')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
