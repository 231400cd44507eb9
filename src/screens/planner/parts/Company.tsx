import { Button } from '../../../ui/Button.tsx';
import { useTranslation } from '../../../ui/translation.ts';
import { useCityPart, useDesk, useDeskState } from '../desk-context.tsx';
import styles from './Company.module.css';

/** Who else has the plan on their desk, and the newer map that waits to be taken under the draft. */
export function Company() {
  const { t } = useTranslation('planner');
  const desk = useDesk();
  const index = useCityPart((city) => city.index);
  const { others, newerVersion, taking } = useDeskState('company', (company) => company);
  // Whoever has two windows on the same place is one person.
  const people = new Map(
    others.map(({ name, role, communityCode }) => {
      const where = communityCode === null ? null : (index.units.get(communityCode)?.name ?? communityCode);
      return [[name, t(`role.${role}`, { ns: 'ui' }), where].filter(Boolean).join(' · '), name];
    }),
  );
  return (
    <>
      {people.size > 0 && (
        <ul className={styles.others} aria-label={t('company.others')}>
          {[...people].map(([words, name]) => (
            <li key={words} className={styles.person} title={words}>
              <span aria-hidden="true">{name.slice(0, 1).toUpperCase()}</span>
              <span className={styles.words}>{words}</span>
            </li>
          ))}
        </ul>
      )}
      {newerVersion !== null && (
        <Button className={styles.newer} disabled={taking} onClick={() => void desk.company.takeNewerMap()}>
          {t('company.takeNewer', { version: newerVersion })}
        </Button>
      )}
    </>
  );
}
