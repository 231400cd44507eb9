import { useState } from 'react';
import { capacityWords } from '../../../ui/capacity-words.ts';
import { useTranslation } from '../../../ui/translation.ts';
import { useCityPart, useDesk } from '../desk-context.tsx';
import { CapacityDialog } from '../dialogs/CapacityDialog.tsx';
import styles from './CapacityNote.module.css';

/** By what stations count as overloaded; the administrator of the city sets it from here. */
export function CapacityNote() {
  const { t } = useTranslation('planner');
  const { citySettings } = useDesk();
  const { stationCapacity } = useCityPart(({ data }) => data.info);
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      {t('coverage.carries', { words: capacityWords(t, stationCapacity).join(' · ') })}
      {citySettings.mayKeep() && (
        <button type="button" className={styles.set} onClick={() => setIsOpen(true)}>
          {t('capacity.open')}
        </button>
      )}
      {isOpen && <CapacityDialog onClose={() => setIsOpen(false)} />}
    </>
  );
}
