/** Comments on the open plan and its history: asked for with the plan, or when a panel shows them, and when they have changed. */
import type { PlanComment } from '../domain/plan-story.ts';
import type { SourceRefusal } from '../sources/city-source.ts';
import type { Answer } from '../sources/plan-source.ts';
import { reached } from './answers.ts';
import { NO_COMMENTS } from './comment-store.ts';
import { type DeskParts, say } from './desk-parts.ts';
import { NO_PLAN_HISTORY } from './plan-history-store.ts';

export interface Discussion {
  refreshComments(): Promise<void>;
  /** Pins a comment to a grid, or to the plan as a whole with `null`. False when it was refused. */
  comment(gridCode: string | null, text: string): Promise<boolean>;
  /** Settles a comment or opens it again. */
  resolve(commentId: string, resolved: boolean): Promise<boolean>;
  refreshHistory(): Promise<void>;
  stop(): void;
}

export function createDiscussion(parts: DeskParts): Discussion {
  const { source, draft, comments, planHistory } = parts;
  const planId = () => draft.getState().plan?.id ?? null;

  const refreshComments = async () => {
    const asked = planId();
    if (asked === null) return comments.setState(NO_COMMENTS);
    comments.setState({ loading: 'loading' });
    const answer = await reached(source.listComments(asked));
    if (asked !== planId()) return;
    comments.setState(answer.ok ? { loading: 'ready', comments: answer.value } : { loading: 'failed' });
  };
  const refreshHistory = async () => {
    const asked = planId();
    if (asked === null) return planHistory.setState(NO_PLAN_HISTORY);
    planHistory.setState({ loading: 'loading' });
    const answer = await reached(source.planHistory(asked));
    if (asked !== planId()) return;
    planHistory.setState(answer.ok ? { loading: 'ready', ...answer.value } : { loading: 'failed' });
  };
  /** Puts the comment answered in its place among the others, or says why there is none. */
  const take = async (answer: Answer<PlanComment>): Promise<boolean> => {
    const told = await reached(answer);
    if (!told.ok) return refuse(told.reason, told.detail);
    const others = comments.getState().comments.filter(({ id }) => id !== told.value.id);
    const sorted = [...others, told.value].sort((a, b) => (a.at < b.at ? -1 : 1));
    comments.setState({ loading: 'ready', comments: sorted });
    return true;
  };
  /** Not kept with the draft: a comment that was refused says nothing about where the work is kept. */
  const refuse = (reason: SourceRefusal, detail = ''): boolean => {
    say(parts, { tone: 'broken', key: `backend.${reason}`, values: { detail } });
    return false;
  };

  const stop = draft.subscribe((now, before) => {
    if (now.plan?.id !== before.plan?.id) {
      comments.setState(NO_COMMENTS);
      planHistory.setState(NO_PLAN_HISTORY);
      // They are seen on the map, whether a panel shows them or not.
      if (now.plan) void refreshComments();
    } else if (now.plan !== before.plan && planHistory.getState().loading === 'ready') {
      void refreshHistory();
    }
  });
  return {
    refreshComments,
    async comment(gridCode, text) {
      const plan = planId();
      return plan === null ? false : take(source.addComment(plan, gridCode, text));
    },
    resolve: (commentId, resolved) => take(source.resolveComment(commentId, resolved)),
    refreshHistory,
    stop,
  };
}
