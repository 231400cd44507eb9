import { useTranslation } from 'react-i18next';
import type { CityInfo } from '../../domain/city.ts';
import type { CityFigures } from '../../domain/figures.ts';
import type { Plan } from '../../domain/plan.ts';
import { definitionWords } from '../../ui/definition-words.ts';
import styles from './Definitions.module.css';

export interface DefinitionsProps {
  readonly info: CityInfo;
  readonly figures: CityFigures;
  readonly version: number;
  readonly plan: Plan | null;
}

/** Under which definitions every figure above holds. Always in sight. */
export function Definitions({ info, figures, version, plan }: DefinitionsProps) {
  const { t } = useTranslation('wall');
  const { t: shared } = useTranslation('ui');
  const { settings, totals, gapHouseholdsNearDataEdge } = figures;
  const denominator = {
    households: totals.households,
    place: info.name,
    nearDataEdge: gapHouseholdsNearDataEdge,
  };
  const words = [
    ...definitionWords(shared, settings, denominator, info),
    plan && t('plan', { number: plan.number }),
    t('version', { version }),
    info.mapApprovalNumber && shared('mapApproval', { number: info.mapApprovalNumber }),
    shared('gridLineNotice'),
  ];
  return (
    <p className={styles.definitions}>
      <strong>{t('definition.title')}</strong> {words.filter(Boolean).join(' · ')}
    </p>
  );
}
