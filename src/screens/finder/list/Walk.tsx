import type { PublicStation } from '../../../domain/public-city.ts';
import { formatWalkMetres, formatWalkMinutes } from '../../../ui/format.ts';
import { StationGlyph } from '../../../ui/StationGlyph.tsx';
import { useTranslation } from '../../../ui/translation.ts';
import { VisuallyHidden } from '../../../ui/VisuallyHidden.tsx';
import type { KnownWalk, Reach } from './station-list.ts';
import styles from './Walk.module.css';

export interface WalkProps {
  readonly station: PublicStation;
  readonly reach: Reach;
}

/** Minutes large, metres below; in their place what is known instead. */
export function Walk({ station, reach }: WalkProps) {
  const { t } = useTranslation('finder');
  switch (reach.kind) {
    case 'walk':
      return <Minutes walk={reach.walk} />;
    case 'unasked':
      return <StationGlyph tier={station.tier} />;
    case 'online':
      return <span className={styles.words}>{t('card.online')}</span>;
    case 'no_path':
      return <span className={styles.words}>{t('card.noPath')}</span>;
    case 'straight':
      return (
        <span className={styles.words}>
          {t(reach.beyond ? 'card.beyond' : 'card.straight', { metres: formatWalkMetres(reach.straightM) })}
        </span>
      );
  }
}

function Minutes({ walk }: { readonly walk: KnownWalk }) {
  const { t } = useTranslation('finder');
  const minutes = formatWalkMinutes(walk.walkMinutes);
  const metres = walk.walkMetres === null ? null : formatWalkMetres(walk.walkMetres);
  return (
    <>
      <span aria-hidden="true">
        <span className={styles.minutes}>{minutes}</span>
        <span className={styles.unit}>{t('card.minutes')}</span>
        {metres !== null && <span className={styles.words}>{metres}</span>}
      </span>
      <VisuallyHidden>
        {metres === null ? t('card.walkMinutes', { minutes }) : t('card.walk', { minutes, metres })}
      </VisuallyHidden>
    </>
  );
}
