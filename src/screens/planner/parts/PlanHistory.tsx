import { type ReactNode, useEffect, useMemo } from 'react';
import type { Author } from '../../../domain/plan-story.ts';
import { chinaDay } from '../../../state/china-day.ts';
import { draftLineage } from '../../../state/draft-lineage.ts';
import { isEditable } from '../../../state/draft-store.ts';
import { formatChinaTime } from '../../../ui/format.ts';
import { LoadingState } from '../../../ui/LoadingState.tsx';
import { formatMetric } from '../../../ui/metric-words.ts';
import { Notice } from '../../../ui/Notice.tsx';
import { useTranslation } from '../../../ui/translation.ts';
import { useDesk, useDeskState, useOpenCity } from '../desk-context.tsx';
import styles from './PlanStory.module.css';

/** How the plan came about: its review and its saves; what becomes of each grid; and the maps before it. */
export function PlanHistory() {
  return (
    <>
      <DraftLineage />
      <OpenPlanHistory />
      <EarlierMaps />
    </>
  );
}

function OpenPlanHistory() {
  const { t } = useTranslation('planner');
  const desk = useDesk();
  const plan = useDeskState('draft', (draft) => draft.plan);
  const editable = useDeskState('draft', isEditable);
  const { loading, steps, revisions } = useDeskState('planHistory', (state) => state);
  const planId = plan?.id ?? null;
  useEffect(() => {
    if (planId !== null) void desk.discussion.refreshHistory();
  }, [planId, desk]);

  if (plan === null) return <p className={styles.none}>{t('planHistory.noPlan')}</p>;
  if (loading === 'failed') return <Notice tone="broken">{t('planHistory.failed')}</Notice>;
  if (loading !== 'ready' && steps.length === 0) return <LoadingState />;
  return (
    <>
      <Part title={t('planHistory.steps')}>
        {steps.map(({ kind, at, by, note }) => (
          <li key={`${kind} ${at}`} className={styles.item}>
            <p className={styles.text}>{t(`planHistory.step.${kind}`)}</p>
            {note && <p className={styles.text}>“{note}”</p>}
            <When at={at} by={by} />
          </li>
        ))}
      </Part>
      <Part title={t('planHistory.saves')}>
        {revisions.map(({ revision, at, by, grids, stations }, place) => (
          <li key={revision} className={styles.item}>
            <p className={styles.text}>{t('planHistory.revision', { revision })}</p>
            <p className={styles.meta}>{t('planHistory.changes', { grids, stations })}</p>
            <When at={at} by={by}>
              <button
                type="button"
                className={styles.act}
                onClick={() =>
                  void desk.comparing.compare(
                    { kind: 'revision', planId: plan.id, revision },
                    { kind: 'draft' },
                  )
                }
              >
                {t('planHistory.compare')}
              </button>
              {place > 0 && editable && desk.holds('planner', 'admin') && (
                <button
                  type="button"
                  className={styles.act}
                  aria-label={`${t('planHistory.restore')} ${t('planHistory.revision', { revision })}`}
                  onClick={() => void desk.planning.restoreRevision(revision)}
                >
                  {t('planHistory.restore')}
                </button>
              )}
            </When>
          </li>
        ))}
      </Part>
    </>
  );
}

/** Which grids the draft splits, merges, begins and ends, by households. */
function DraftLineage() {
  const { t } = useTranslation('planner');
  const city = useOpenCity();
  const rows = useMemo(() => draftLineage(city), [city]);
  return (
    <Part title={t('planHistory.lineage')}>
      {rows.length === 0 && <li className={styles.none}>{t('planHistory.noLineage')}</li>}
      {rows.map(({ code, lineage, before, after }) => (
        <li key={code} className={styles.row}>
          <span>{code}</span>
          <span>{t(`lineage.${lineage}`)}</span>
          <span>
            {formatMetric('households', before?.households ?? null)} →{' '}
            {formatMetric('households', after?.households ?? null)}
          </span>
        </li>
      ))}
    </Part>
  );
}

/** Every map that was in force, each to be compared with, or taken up again as a new draft. */
function EarlierMaps() {
  const { t } = useTranslation('planner');
  const desk = useDesk();
  const { version, data } = useOpenCity();
  const scope = useDeskState('view', (view) => view.scope) ?? data.info.code;
  if (version === 1) return null;
  const earlier = Array.from({ length: version - 1 }, (_, i) => version - 1 - i);
  return (
    <Part title={t('planHistory.versions')}>
      {earlier.map((number) => (
        <li key={number} className={styles.row}>
          <span>{t('planHistory.version', { version: number })}</span>
          <button
            type="button"
            className={styles.act}
            onClick={() =>
              void desk.comparing.compare({ kind: 'version', version: number }, { kind: 'draft' })
            }
          >
            {t('planHistory.compare')}
          </button>
          {desk.holds('planner', 'admin') && (
            <button
              type="button"
              className={styles.act}
              aria-label={t('planHistory.restoreName', { version: number })}
              onClick={() =>
                void desk.planning.restoreVersion(
                  number,
                  t('planHistory.restoreName', { version: number }),
                  scope,
                )
              }
            >
              {t('planHistory.restore')}
            </button>
          )}
        </li>
      ))}
    </Part>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section aria-label={title}>
      <h3 className={styles.heading}>{title}</h3>
      <ul className={styles.list}>{children}</ul>
    </section>
  );
}

interface WhenProps {
  readonly at: string;
  readonly by: Author;
  readonly children?: ReactNode;
}

function When({ at, by, children }: WhenProps) {
  const { t } = useTranslation('ui');
  return (
    <p className={styles.meta}>
      {by.name} {t(`role.${by.role}`)} · {chinaDay(at)} {formatChinaTime(new Date(at))}
      {children}
    </p>
  );
}
