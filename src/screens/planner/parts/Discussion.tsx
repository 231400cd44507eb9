import { type FormEvent, useEffect, useState } from 'react';
import type { PlanComment } from '../../../domain/plan-story.ts';
import { chinaDay } from '../../../state/china-day.ts';
import { select } from '../../../state/view-store.ts';
import { Button } from '../../../ui/Button.tsx';
import { formatChinaTime } from '../../../ui/format.ts';
import { LoadingState } from '../../../ui/LoadingState.tsx';
import { Notice } from '../../../ui/Notice.tsx';
import { useTranslation } from '../../../ui/translation.ts';
import { useDesk, useDeskState, useOpenCity } from '../desk-context.tsx';
import { useShowPlace } from '../map-context.tsx';
import styles from './PlanStory.module.css';

/** What people say about the open plan, pinned to a grid or to the whole: open comments first, those on the selected grid before all. */
export function Discussion() {
  const { t } = useTranslation('planner');
  const { discussion } = useDesk();
  const planId = useDeskState('draft', ({ plan }) => plan?.id ?? null);
  const { loading, comments } = useDeskState('comments', (state) => state);
  const selection = useDeskState('view', (view) => view.selection);
  const [withResolved, setWithResolved] = useState(false);
  useEffect(() => {
    if (planId !== null) void discussion.refreshComments();
  }, [planId, discussion]);

  if (planId === null) return <p className={styles.none}>{t('discussion.noPlan')}</p>;
  if (loading === 'failed') return <Notice tone="broken">{t('discussion.failed')}</Notice>;
  if (loading !== 'ready' && comments.length === 0) return <LoadingState />;
  const isHere = ({ gridCode }: PlanComment) => selection?.kind === 'grid' && gridCode === selection.code;
  const ordered = [...comments.filter(isHere), ...comments.filter((comment) => !isHere(comment))];
  const open = ordered.filter(({ resolvedBy }) => resolvedBy === null);
  const resolved = ordered.filter(({ resolvedBy }) => resolvedBy !== null);
  return (
    <section aria-label={t('discussion.label')}>
      {comments.length === 0 && <p className={styles.none}>{t('discussion.none')}</p>}
      <ul className={styles.list}>
        {[...open, ...(withResolved ? resolved : [])].map((comment) => (
          <Comment key={comment.id} comment={comment} isHere={isHere(comment)} />
        ))}
      </ul>
      {resolved.length > 0 && (
        <label className={styles.option}>
          <input
            type="checkbox"
            checked={withResolved}
            onChange={(event) => setWithResolved(event.target.checked)}
          />
          {t('discussion.showResolved')} ({resolved.length})
        </label>
      )}
      <NewComment />
    </section>
  );
}

interface CommentProps {
  readonly comment: PlanComment;
  /** It is about the grid that is selected. */
  readonly isHere: boolean;
}

function Comment({ comment, isHere }: CommentProps) {
  const { t } = useTranslation('planner');
  const desk = useDesk();
  const show = useShowPlace();
  const { id, gridCode, text, at, by, resolvedBy } = comment;
  const lookAt = () => {
    if (gridCode === null) return;
    select(desk.stores.view, { kind: 'grid', code: gridCode });
    show(gridCode);
  };
  return (
    <li className={styles.item} aria-current={isHere || undefined}>
      <p className={styles.meta}>
        <strong>{by.name}</strong> {t(`role.${by.role}`, { ns: 'ui' })} · {chinaDay(at)}{' '}
        {formatChinaTime(new Date(at))}
      </p>
      <p className={styles.text}>{text}</p>
      <p className={styles.meta}>
        {gridCode === null ? (
          t('discussion.onPlan')
        ) : (
          <button type="button" className={styles.link} onClick={lookAt}>
            {t('discussion.onGrid', { code: gridCode })}
          </button>
        )}
        {resolvedBy && <> · {t('discussion.resolvedBy', { name: resolvedBy.name })}</>}
        <button
          type="button"
          className={styles.act}
          onClick={() => void desk.discussion.resolve(id, resolvedBy === null)}
        >
          {t(resolvedBy === null ? 'discussion.resolve' : 'discussion.reopen')}
        </button>
      </p>
    </li>
  );
}

/** A comment on the selected grid, or on the whole plan. */
function NewComment() {
  const { t } = useTranslation('planner');
  const { discussion } = useDesk();
  const { current } = useOpenCity();
  const selection = useDeskState('view', (view) => view.selection);
  const selected = selection?.kind === 'grid' && current.grids.has(selection.code) ? selection.code : null;
  const [onPlan, setOnPlan] = useState(false);
  const [text, setText] = useState('');
  const [sending, setSending] = useState(false);
  const subject = onPlan ? null : selected;
  const send = async (event: FormEvent) => {
    event.preventDefault();
    setSending(true);
    if (await discussion.comment(subject, text.trim())) setText('');
    setSending(false);
  };
  return (
    <form className={styles.form} onSubmit={(event) => void send(event)}>
      <label className={styles.field}>
        {t('discussion.about')}
        <select
          value={subject ?? ''}
          disabled={selected === null}
          onChange={(event) => setOnPlan(event.target.value === '')}
        >
          {selected !== null && (
            <option value={selected}>{t('discussion.onGrid', { code: selected })}</option>
          )}
          <option value="">{t('discussion.onPlan')}</option>
        </select>
      </label>
      <textarea
        rows={3}
        maxLength={2000}
        required
        aria-label={t('discussion.write')}
        placeholder={t('discussion.write')}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <p className={styles.meta}>{t('discussion.personal')}</p>
      <Button type="submit" disabled={sending || text.trim() === ''}>
        {t('discussion.send')}
      </Button>
    </form>
  );
}
