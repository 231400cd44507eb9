import { useTranslation } from '../../ui/translation.ts';
import styles from './Breadcrumb.module.css';
import type { WallView } from './wall-view.ts';

/** Where one stands, and the way back to everything above. */
export function Breadcrumb({ view }: { readonly view: WallView }) {
  const { t } = useTranslation('wall');
  const path = view.areas.pathTo(view.area.code);
  return (
    <nav className={styles.nav} aria-label={t('breadcrumb')} title={t('keysDrill')}>
      <ol className={styles.path}>
        {path.map(({ code, name, level }, i) => (
          <li key={code} className={styles.step}>
            {i < path.length - 1 ? (
              <button type="button" className={styles.above} onClick={() => view.goTo(code)}>
                {name}
              </button>
            ) : (
              <span aria-current="page" className={styles.here}>
                {name}
                <span className={styles.level}>{t(`level.${level}`)}</span>
              </span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
