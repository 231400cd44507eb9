import { useState } from 'react';
import { STATION_TIERS, type StationCapacity } from '../../../domain/city.ts';
import { CEILING_RANGE, FLOOR_RANGE } from '../../../domain/city-settings.ts';
import { Button } from '../../../ui/Button.tsx';
import { capacityWords } from '../../../ui/capacity-words.ts';
import { Dialog } from '../../../ui/Dialog.tsx';
import { useTranslation } from '../../../ui/translation.ts';
import { useCityPart } from '../desk-context.tsx';
import styles from './Dialog.module.css';
import { KeepForCity } from './KeepForCity.tsx';

/** How much a station can carry, as the administrator of the city sets it. */
export function CapacityDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('planner');
  const { info } = useCityPart(({ data }) => data);
  const [floor, setFloor] = useState(info.stationCapacity.floorM2Per100Households);
  const [most, setMost] = useState(info.stationCapacity.mostHouseholds);
  const [isKeeping, setIsKeeping] = useState(false);
  const capacity: StationCapacity = { floorM2Per100Households: floor, mostHouseholds: most };
  const setCeiling = (tier: keyof typeof most, households: number) => {
    const { [tier]: _, ...others } = most;
    setMost(Number.isNaN(households) ? others : { ...others, [tier]: households });
  };
  return (
    <Dialog key={String(isKeeping)} title={t('capacity.title')} onClose={onClose}>
      {isKeeping ? (
        <KeepForCity
          change={{ stationCapacity: capacity }}
          words={capacityWords(t, capacity)}
          onBack={() => setIsKeeping(false)}
          onKept={onClose}
        />
      ) : (
        <form
          className={styles.form}
          onSubmit={(event) => {
            event.preventDefault();
            setIsKeeping(true);
          }}
        >
          <p className={styles.body}>{t('capacity.body')}</p>
          <label className={styles.field}>
            {t('capacity.floor')}
            <input
              type="number"
              required
              {...FLOOR_RANGE}
              step={0.1}
              value={Number.isNaN(floor) ? '' : floor}
              onChange={(event) => setFloor(event.target.valueAsNumber)}
            />
          </label>
          {STATION_TIERS.map((tier) => (
            <label key={tier} className={styles.field}>
              {t('capacity.most', { tier: t(`tier.${tier}`, { ns: 'ui' }) })}
              <input
                type="number"
                {...CEILING_RANGE}
                placeholder={t('capacity.noCeiling')}
                value={most[tier] ?? ''}
                onChange={(event) => setCeiling(tier, event.target.valueAsNumber)}
              />
            </label>
          ))}
          <div className={styles.actions}>
            <Button onClick={onClose}>{t('dialog.cancel')}</Button>
            <Button variant="primary" type="submit">
              {t('keepForCity.open')}
            </Button>
          </div>
        </form>
      )}
    </Dialog>
  );
}
