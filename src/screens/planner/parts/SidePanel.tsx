import { type KeyboardEvent, useId } from 'react';
import { SIDE_TABS, type SideTab } from '../../../state/view-store.ts';
import { ScrollRegion } from '../../../ui/ScrollRegion.tsx';
import { useTranslation } from '../../../ui/translation.ts';
import { useDesk, useDeskState } from '../desk-context.tsx';
import { useShownProblems } from '../problem-entries.ts';
import { CirclePanel } from './circles/CirclePanel.tsx';
import { Discussion } from './Discussion.tsx';
import { GapList } from './GapList.tsx';
import { PlanHistory } from './PlanHistory.tsx';
import { ProblemList } from './ProblemList.tsx';
import styles from './SidePanel.module.css';
import { SitingPanel } from './SitingPanel.tsx';

/** Below the inspector: what is wrong, who is not covered, where more stations help, the circles that are drawn, what is said about the plan, and how it came about. */
export function SidePanel() {
  const { t } = useTranslation('planner');
  const id = useId();
  const { view } = useDesk().stores;
  const tab = useDeskState('view', ({ side }) => side);
  const setTab = (side: SideTab) => view.setState({ side });
  const problems = useShownProblems();
  const open = useDeskState('comments', ({ comments }) => comments.filter((one) => !one.resolvedBy).length);
  const counts: Readonly<Record<SideTab, number>> = {
    problems: problems.length,
    gaps: 0,
    siting: 0,
    circles: 0,
    discussion: open,
    history: 0,
  };

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const next = SIDE_TABS[(SIDE_TABS.indexOf(tab) + step + SIDE_TABS.length) % SIDE_TABS.length];
    setTab(next);
    event.currentTarget.querySelector<HTMLElement>(`[data-tab="${next}"]`)?.focus();
    event.preventDefault();
  };
  return (
    <div className={styles.panel}>
      <div className={styles.tabs} role="tablist" aria-label={t('side.label')} onKeyDown={onKeyDown}>
        {SIDE_TABS.map((name) => (
          <button
            key={name}
            type="button"
            role="tab"
            id={`${id}${name}`}
            data-tab={name}
            aria-selected={name === tab}
            aria-controls={`${id}panel`}
            tabIndex={name === tab ? 0 : -1}
            className={styles.tab}
            onClick={() => setTab(name)}
          >
            {t(`side.${name}`)}
            {counts[name] > 0 && <span className={styles.count}>{counts[name]}</span>}
          </button>
        ))}
      </div>
      <ScrollRegion className={styles.body} role="tabpanel" id={`${id}panel`} aria-labelledby={`${id}${tab}`}>
        {tab === 'problems' && <ProblemList />}
        {tab === 'gaps' && <GapList />}
        {tab === 'siting' && <SitingPanel />}
        {tab === 'circles' && <CirclePanel />}
        {tab === 'discussion' && <Discussion />}
        {tab === 'history' && <PlanHistory />}
      </ScrollRegion>
    </div>
  );
}
