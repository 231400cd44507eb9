import type { Plan } from '../../domain/plan.ts';
import { definitionWords } from '../../ui/definition-words.ts';
import { useTranslation } from '../../ui/translation.ts';
import styles from './Definitions.module.css';
import { placeName } from './PlaceName.tsx';
import type { WallView } from './wall-view.ts';

export interface DefinitionsProps {
  readonly view: WallView;
  readonly plan: Plan | null;
}

/** Under which definitions every figure above holds, for the place one stands at. Always in sight. */
export function Definitions({ view, plan }: DefinitionsProps) {
  const { t } = useTranslation('wall');
  const { t: shared } = useTranslation('ui');
  const { areas, area, figures, tiers } = view;
  const { city, version } = tiers.inForce;
  const denominator = {
    households: figures.of(area.code).coverage.households,
    place: placeName(area, city.info),
    // Known for all that is counted, not for its parts.
    nearDataEdge: area.code === areas.home.code ? tiers.at[tiers.limit].gapHouseholdsNearDataEdge : 0,
  };
  const words = [
    ...definitionWords(shared, figures.settings, denominator, city.info),
    plan && t('plan', { number: plan.number }),
    t('version', { version }),
    city.info.mapApprovalNumber && shared('mapApproval', { number: city.info.mapApprovalNumber }),
    shared('gridLineNotice'),
  ];
  return (
    <p className={styles.definitions}>
      <strong>{t('definition.title')}</strong> {words.filter(Boolean).join(' · ')}
    </p>
  );
}
