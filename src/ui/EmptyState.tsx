import type { ReactNode } from 'react';
import styles from './EmptyState.module.css';

export interface EmptyStateProps {
  readonly title: ReactNode;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
  /** Level of the title: 1 when the state is the whole page. */
  readonly level?: 1 | 2 | 3;
}

/** What stands where there is nothing yet: says why, and what to do next. */
export function EmptyState({ title, children, action, level = 2 }: EmptyStateProps) {
  const Title = `h${level}` as const;
  return (
    <div className={styles.empty}>
      <svg className={styles.drawing} viewBox="0 0 96 64" aria-hidden="true">
        <path d="M8 56V16h24v40M32 28h28v28M60 8h28v48M8 56h80" />
        <circle cx="48" cy="36" r="24" />
      </svg>
      <Title className={styles.title}>{title}</Title>
      {children !== undefined && <div className={styles.words}>{children}</div>}
      {action !== undefined && <div className={styles.action}>{action}</div>}
    </div>
  );
}
