import { useTranslation } from '../../ui/translation.ts';
import styles from './Breadcrumb.module.css';
import { PlaceName, placeName } from './PlaceName.tsx';
import type { WallView } from './wall-view.ts';

/** Where one stands, and the way back to everything above. */
export function Breadcrumb({ view }: { readonly view: WallView }) {
  const { t } = useTranslation('wall');
  const { info } = view.areas.city;
  const path = view.areas.pathTo(view.area.code);
  return (
    <nav className={styles.nav} aria-label={t('breadcrumb')} title={t('keysDrill')}>
      <ol className={styles.path}>
        {path.map((area, i) => (
          <li key={area.code} className={styles.step}>
            {i < path.length - 1 ? (
              <button type="button" className={styles.above} onClick={() => view.goTo(area.code)}>
                <PlaceName>{placeName(area, info)}</PlaceName>
              </button>
            ) : (
              <span aria-current="page" className={styles.here}>
                <PlaceName>{placeName(area, info)}</PlaceName>
                <span className={styles.level}>{t(`level.${area.level}`)}</span>
              </span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
