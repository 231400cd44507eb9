import { useId, useState } from 'react';
import { Button } from '../../../ui/Button.tsx';
import { useTranslation } from '../../../ui/translation.ts';
import { ChoiceField } from '../place/ChoiceField.tsx';
import { compoundOf, type FoundBuilding } from './found-building.ts';
import styles from './HomeCard.module.css';

export interface BuildingChoiceProps {
  readonly buildings: readonly FoundBuilding[];
  onChoose(code: string): void;
}

/** Asks which building is meant where a position alone does not say in which grid a home is. */
export function BuildingChoice({ buildings, onChoose }: BuildingChoiceProps) {
  const { t } = useTranslation('finderHome');
  const id = useId();
  const [code, setCode] = useState('');
  const choices = buildings.map((building) => ({
    code: building.code,
    name: t('choice', {
      building: [compoundOf(building)?.name, building.code].filter(Boolean).join(' '),
      metres: Math.round(building.awayM),
    }),
  }));
  return (
    <div className={styles.choice}>
      <p>{t('ask')}</p>
      <ChoiceField
        id={id}
        label={t('askLabel')}
        none={t('pickBuilding')}
        value={code}
        groups={[['', choices]]}
        onChoose={setCode}
      />
      <Button disabled={code === ''} onClick={() => onChoose(code)}>
        {t('thisBuilding')}
      </Button>
    </div>
  );
}
