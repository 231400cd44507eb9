/** The first page: what GridCircle is, and a door for each of its three people. */

import { addMessages } from '../../ui/i18n.ts';
import { LanguageSwitch } from '../../ui/LanguageSwitch.tsx';
import { Mark } from '../../ui/Mark.tsx';
import { useTranslation } from '../../ui/translation.ts';
import { CityFootnote, type HomeCity } from './CityFootnote.tsx';
import { Door, type DoorName } from './Door.tsx';
import styles from './HomePage.module.css';
import { messages } from './messages.ts';

addMessages('home', messages);

export interface HomePageProps {
  /** Those that lead anywhere. */
  readonly doors: readonly DoorName[];
  /** Answers with what is known of the city; asked after the page stands. */
  loadInfo(): Promise<HomeCity | null>;
}

export function HomePage({ doors, loadInfo }: HomePageProps) {
  const { t } = useTranslation('home');
  const { t: shared } = useTranslation('ui');
  return (
    <div className={styles.page}>
      <header className={styles.bar}>
        <Mark />
        <span className={styles.name}>{shared('productName')}</span>
        <LanguageSwitch className={styles.language} />
      </header>
      <main className={styles.main}>
        <div className={styles.intro}>
          <h1 className={styles.title}>{t('title')}</h1>
          <p className={styles.lead}>{t('lead')}</p>
        </div>
        <nav aria-label={t('doors')} className={styles.doors}>
          {doors.map((door) => (
            <Door key={door} door={door} />
          ))}
        </nav>
        <section className={styles.principles} aria-labelledby="principles">
          <h2 id="principles" className={styles.subtitle}>
            {t('principles.title')}
          </h2>
          <dl className={styles.rules}>
            {(['household', 'oneTruth', 'noPersons'] as const).map((rule) => (
              <div key={rule}>
                <dt>{t(`principles.${rule}`)}</dt>
                <dd>{t(`principles.${rule}Body`)}</dd>
              </div>
            ))}
          </dl>
        </section>
      </main>
      <CityFootnote loadInfo={loadInfo} />
    </div>
  );
}
