import { PageLink } from '../../ui/PageLink.tsx';
import { useTranslation } from '../../ui/translation.ts';
import styles from './Door.module.css';
import { DoorPicture } from './DoorPicture.tsx';

export type DoorName = 'planner' | 'wall' | 'finder';

/** One door: the whole card is the link, named by its title and act. */
export function Door({ door }: { readonly door: DoorName }) {
  const { t } = useTranslation('home');
  const titleId = `door-${door}`;
  return (
    <article className={styles.door}>
      <DoorPicture door={door} />
      <div className={styles.words}>
        <p className={styles.who}>{t(`${door}.who`)}</p>
        <h2 id={titleId} className={styles.name}>
          {t(`${door}.name`)}
        </h2>
        <p className={styles.body}>{t(`${door}.body`)}</p>
        <p className={styles.act}>
          <PageLink to={`/${door}`} className={styles.link} aria-describedby={titleId}>
            {t(`${door}.enter`)}
          </PageLink>
          <span className={styles.note}>{t(`${door}.note`)}</span>
        </p>
      </div>
    </article>
  );
}
