/**
 * The finder: the nearest open station on foot, for anyone on any phone. The list comes first, from one small
 * document; a place brings the ground around it, and walking times are worked out on the device, so that nobody's
 * position leaves it.
 */
import { useEffect } from 'react';
import { addMessages } from '../../ui/i18n.ts';
import { LoadingState } from '../../ui/LoadingState.tsx';
import { useTranslation } from '../../ui/translation.ts';
import { useElderView } from './elder-view.ts';
import { FinderFooter } from './FinderFooter.tsx';
import { FinderHeader } from './FinderHeader.tsx';
import styles from './FinderPage.module.css';
import { FoundStations } from './FoundStations.tsx';
import { useFinderServices } from './finder-services.tsx';
import { usePublicIndex } from './ground/use-public-index.ts';
import { messages } from './messages.ts';
import { PageTrouble } from './PageTrouble.tsx';
import { usePace } from './pace.ts';

addMessages('finder', messages);

export function FinderPage() {
  const { t } = useTranslation('finder');
  const { source, listStands } = useFinderServices();
  const opened = usePublicIndex(source);
  const [profile, setProfile] = usePace();
  const [elder, setElder] = useElderView();
  const { index, trouble, reload } = opened;
  const stands = index !== null;
  useEffect(() => {
    if (stands) listStands();
  }, [stands, listStands]);

  return (
    <div className={styles.page}>
      <FinderHeader elder={elder} onElder={setElder} />
      <main className={styles.main}>
        <PageTrouble opened={opened} />
        {index === null && trouble === null && <LoadingState label={t('loading')} />}
        {index !== null && (
          <FoundStations
            index={index}
            onNewer={reload}
            profile={profile}
            onProfile={setProfile}
            elder={elder}
          />
        )}
      </main>
      {index !== null && <FinderFooter index={index} profile={profile} />}
    </div>
  );
}
