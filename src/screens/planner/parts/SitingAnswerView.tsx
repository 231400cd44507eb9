import { useContext, useEffect, useRef } from 'react';
import type { SitingAnswer, SitingCandidate } from '../../../domain/siting.ts';
import { isEditable } from '../../../state/draft-store.ts';
import { standingCodes } from '../../../state/siting-store.ts';
import { Button } from '../../../ui/Button.tsx';
import { definitionWords } from '../../../ui/definition-words.ts';
import { formatNumber } from '../../../ui/format.ts';
import { useTranslation } from '../../../ui/translation.ts';
import { useDesk, useDeskState, useOpenCity } from '../desk-context.tsx';
import { MapContext } from '../map-context.tsx';
import { amountWords, candidateName, gainWords } from '../siting-words.ts';
import styles from './SitingPanel.module.css';

/** The sites with what each adds, how good the choice is proven to be, and the way into the plan. */
export function SitingAnswerView({ answer }: { readonly answer: SitingAnswer }) {
  const { t } = useTranslation('planner');
  const asked = useDeskState('siting', (siting) => siting.asked);
  const { data, index } = useOpenCity();
  const totals = useDeskState('figures', ({ current }) => current?.totals.households ?? 0);
  const units = useDeskState('figures', ({ report }) => report?.units);
  if (asked === null) return null;
  const { objective, sites, value, bound, proven, gapPercent } = answer;
  const amount = (of: number) => amountWords(t, objective, of);
  const { scope, settings, candidates } = asked;
  const place = (scope !== null && index.units.get(scope)?.name) || data.info.name;
  const households = units?.find(({ code }) => code === scope)?.households ?? totals;
  const { uncoverableHouseholds, unservedHouseholds } = answer;
  return (
    <div className={styles.answer}>
      <p className={styles.value} role="status">
        {t(`siting.value.${objective}`, { amount: amount(value) })}
      </p>
      <p data-proven={proven}>
        {proven
          ? t('siting.proven', { bound: amount(bound) })
          : t('siting.unproven', { bound: amount(bound), gap: formatNumber(gapPercent, 2) })}
      </p>
      <p className={styles.quiet}>
        {[
          t('siting.gap', {
            before: formatNumber(answer.gapHouseholdsBefore),
            after: formatNumber(answer.gapHouseholdsAfter),
          }),
          uncoverableHouseholds > 0 &&
            t('siting.uncoverable', { households: formatNumber(uncoverableHouseholds) }),
          unservedHouseholds > 0 && t('siting.unserved', { households: formatNumber(unservedHouseholds) }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      <ol className={styles.sites} aria-label={t('siting.sites')}>
        {sites.map(({ candidateId, gain, gainHouseholds }, i) => (
          <Place
            key={candidateId}
            mark={String(i + 1)}
            candidate={candidates.get(candidateId)}
            facts={[
              gain !== null && gainWords(t, objective, gain),
              (gain === null || objective.startsWith('p-')) &&
                t('siting.gainHouseholds', { households: formatNumber(gainHouseholds) }),
            ]}
          />
        ))}
      </ol>
      {answer.runnersUp.length > 0 && (
        <details>
          <summary>{t('siting.runnersUp')}</summary>
          <ul className={styles.sites} aria-label={t('siting.runnersUp')}>
            {answer.runnersUp.map((runnerUp) => (
              <Place
                key={`${runnerUp.candidateId} ${runnerUp.insteadOf}`}
                mark=""
                candidate={candidates.get(runnerUp.candidateId)}
                facts={[
                  t('siting.instead', {
                    number: 1 + sites.findIndex(({ candidateId }) => candidateId === runnerUp.insteadOf),
                    value: amount(runnerUp.value),
                  }),
                ]}
              />
            ))}
          </ul>
        </details>
      )}
      <AddToPlan count={sites.length} />
      <p className={styles.quiet}>
        {definitionWords(t, settings, { households, place }, data.info).join(' · ')}
      </p>
    </div>
  );
}

interface PlaceProps {
  readonly mark: string;
  readonly candidate: SitingCandidate | undefined;
  readonly facts: readonly (string | false)[];
}

/** One place of a list; chosen, the map goes there. */
function Place({ mark, candidate, facts }: PlaceProps) {
  const { t } = useTranslation('planner');
  const open = useOpenCity();
  const map = useContext(MapContext);
  if (candidate === undefined) return null;
  const [lon, lat] = candidate.location;
  return (
    <li>
      <button type="button" className={styles.site} onClick={() => map?.fit([lon, lat, lon, lat])}>
        <span className={styles.mark} aria-hidden="true">
          {mark}
        </span>
        <span>
          {candidateName(t, open, candidate)}
          <span className={styles.facts}>{facts.filter(Boolean).join(' · ')}</span>
        </span>
      </button>
    </li>
  );
}

/** Makes stations of the sites, once. */
function AddToPlan({ count }: { readonly count: number }) {
  const { t } = useTranslation('planner');
  const desk = useDesk();
  const open = useOpenCity();
  const editable = useDeskState('draft', isEditable) && desk.holds('planner', 'admin');
  const isStale = useDeskState('siting', (siting) => siting.isStale);
  const added = useDeskState('siting', (siting) => siting.added);
  const standing = standingCodes({ added }, open.current).length;
  if (standing > 0) {
    return <Added count={standing} />;
  }
  if (count === 0) return null;
  const name = (candidate: SitingCandidate) =>
    t('siting.stationName', { place: candidateName(t, open, candidate) });
  return (
    <>
      <Button
        variant="primary"
        className={styles.small}
        disabled={!editable || isStale}
        onClick={() => void desk.siting.addToPlan(name)}
      >
        {t('siting.add')}
      </Button>
      {(!editable || isStale) && (
        <p className={styles.quiet}>{t(editable ? 'siting.askAgain' : 'siting.readOnly')}</p>
      )}
    </>
  );
}

/** Takes the focus of the button that it stands in for, so that the keyboard goes on from here. */
function Added({ count }: { readonly count: number }) {
  const { t } = useTranslation('planner');
  const line = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (document.activeElement === document.body) line.current?.focus();
  }, []);
  return (
    <p ref={line} className={styles.added} role="status" tabIndex={-1}>
      {t('siting.added', { count })}
    </p>
  );
}
