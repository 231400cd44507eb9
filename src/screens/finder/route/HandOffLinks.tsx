import { useTranslation } from '../../../ui/translation.ts';
import styles from './HandOffLinks.module.css';
import { type Destination, handOffLink, MAP_APPS } from './hand-off.ts';

/** Links that open a station in a map app. */
export function HandOffLinks({ destination }: { readonly destination: Destination }) {
  const { t } = useTranslation('finderRoute');
  return (
    <section className={styles.handOff} aria-label={t('handOff.title')}>
      <h4 className={styles.title}>{t('handOff.title')}</h4>
      <ul className={styles.links}>
        {MAP_APPS.map((app) => {
          const name = t(`handOff.app.${app}`);
          return (
            <li key={app}>
              <a
                className={styles.link}
                href={handOffLink(app, destination)}
                target="_blank"
                rel="noreferrer"
                aria-label={t('handOff.open', { app: name })}
              >
                {name}
              </a>
            </li>
          );
        })}
      </ul>
      <p className={styles.privacy}>{t('handOff.privacy')}</p>
    </section>
  );
}
