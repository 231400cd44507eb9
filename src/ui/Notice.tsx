import type { ReactNode } from 'react';
import styles from './Notice.module.css';
import { STATE_SIGNS } from './tokens.ts';
import { useTranslation } from './translation.ts';
import { VisuallyHidden } from './VisuallyHidden.tsx';

export type NoticeTone = 'fine' | 'attention' | 'broken' | 'info';

const SIGNS: Readonly<Record<NoticeTone, string>> = { ...STATE_SIGNS, info: 'i' };

export interface NoticeProps {
  readonly tone?: NoticeTone;
  readonly title?: ReactNode;
  readonly children?: ReactNode;
  /** What to do next. */
  readonly action?: ReactNode;
}

/** A sentence about a state, told by sign, word and colour. Problems are announced at once. */
export function Notice({ tone = 'info', title, children, action }: NoticeProps) {
  const { t } = useTranslation('ui');
  const urgent = tone === 'broken' || tone === 'attention';
  return (
    <div className={`${styles.notice} ${styles[tone]}`} role={urgent ? 'alert' : 'status'}>
      <span className={styles.sign} aria-hidden="true">
        {SIGNS[tone]}
      </span>
      <div className={styles.words}>
        <VisuallyHidden>{t(`state.${tone}`)}: </VisuallyHidden>
        {title !== undefined && <p className={styles.title}>{title}</p>}
        {children !== undefined && <div>{children}</div>}
        {action !== undefined && <div className={styles.action}>{action}</div>}
      </div>
    </div>
  );
}
