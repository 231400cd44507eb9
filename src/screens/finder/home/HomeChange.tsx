import type { PublicIndex } from '../../../domain/public-city.ts';
import { Notice } from '../../../ui/Notice.tsx';
import { useTranslation } from '../../../ui/translation.ts';
import { useNow } from '../../use-now.ts';
import type { FoundBuilding } from './found-building.ts';
import { homeChange } from './home-facts.ts';

export interface HomeChangeProps {
  readonly index: PublicIndex;
  readonly building: FoundBuilding;
}

/** What the last redraw changed for a home, until the day that the operator has set. */
export function HomeChange({ index, building }: HomeChangeProps) {
  const { t } = useTranslation('finderHome');
  const change = homeChange(index, building, useNow());
  if (change === null) return null;
  return (
    <Notice title={t('changed')}>
      <p>{t('change', change)}</p>
    </Notice>
  );
}
