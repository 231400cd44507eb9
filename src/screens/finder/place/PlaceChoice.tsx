import { lazy, useState } from 'react';
import { useTranslation } from '../../../ui/translation.ts';
import { LatePart } from '../LatePart.tsx';
import type { ChoiceFieldsProps } from './ChoiceFields.tsx';
import styles from './PlaceChoice.module.css';

const ChoiceFields = lazy(() =>
  import('./ChoiceFields.tsx').then((part) => ({ default: part.ChoiceFields })),
);

/** Choosing a place from lists; they come when somebody unfolds them. */
export function PlaceChoice(props: ChoiceFieldsProps) {
  const { t } = useTranslation('finder');
  const [wanted, setWanted] = useState(false);
  const { send } = props.named;
  return (
    <details
      className={styles.choice}
      onToggle={() => {
        setWanted(true);
        send();
      }}
    >
      <summary>{t('place.choose')}</summary>
      {wanted && (
        <LatePart>
          <ChoiceFields {...props} />
        </LatePart>
      )}
    </details>
  );
}
