import type { CoverageExplanation, Fix } from '../../../domain/reason.ts';
import { isEditable } from '../../../state/draft-store.ts';
import { Button } from '../../../ui/Button.tsx';
import { formatDelta, formatNumber } from '../../../ui/format.ts';
import { useTranslation } from '../../../ui/translation.ts';
import { useDesk, useDeskState, useOpenCity } from '../desk-context.tsx';
import { fixWords } from '../why-words.ts';
import styles from './WhyInspector.module.css';

/** The changes that would bring the home nearer, each with what it is worth, to be tried in the draft. */
export function WhyFixes({ explanation }: { readonly explanation: CoverageExplanation }) {
  const { t } = useTranslation('planner');
  const desk = useDesk();
  const tried = useDeskState('why', (why) => why.tried);
  const editable = useDeskState('draft', isEditable) && desk.holds('planner', 'admin');
  const { fixes, reason, walk } = explanation;
  return (
    <>
      {tried && (
        <p className={styles.tried} role="status">
          {t('why.tried', { gained: formatNumber(tried.gained), lost: formatNumber(tried.lost) })}
        </p>
      )}
      {reason !== 'covered' && (
        <section className={styles.fixes} aria-label={t('why.fixes')}>
          <h3 className={styles.heading}>{t('why.fixes')}</h3>
          {fixes.length === 0 && <p className={styles.quiet}>{t('why.noFix')}</p>}
          {!editable && fixes.length > 0 && <p className={styles.quiet}>{t('why.readOnly')}</p>}
          <ul>
            {fixes.map((fix) => (
              <FixEntry key={JSON.stringify(fix.command)} fix={fix} now={walk?.minutes} editable={editable} />
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

interface FixEntryProps {
  readonly fix: Fix;
  /** Minutes of the home as it is; left out where no station is reached. */
  readonly now: number | undefined;
  readonly editable: boolean;
}

function FixEntry({ fix, now, editable }: FixEntryProps) {
  const { t } = useTranslation('planner');
  const desk = useDesk();
  const busy = useDeskState('why', (why) => why.status === 'asking');
  const city = useOpenCity();
  const words = fixWords(t, city, fix);
  const minutes = formatNumber(fix.minutes, 1);
  const households = formatNumber(Math.abs(fix.householdsGained));
  const worth =
    fix.householdsGained === 0 ? 'gainsNothing' : fix.householdsGained > 0 ? 'gains' : ('loses' as const);
  return (
    <li className={styles.fix}>
      <div>
        <p>{words}</p>
        <p className={styles.quiet}>
          {now === undefined
            ? t('why.reaches', { minutes })
            : t('why.saves', { minutes, delta: formatDelta(fix.minutes - now, 1) })}
          {' · '}
          {t(`why.${worth}`, { households })}
        </p>
      </div>
      <Button
        disabled={!editable || busy}
        aria-label={t('why.tryNamed', { fix: words })}
        onClick={() => void desk.explaining.tryFix(fix)}
      >
        {t('why.try')}
      </Button>
    </li>
  );
}
