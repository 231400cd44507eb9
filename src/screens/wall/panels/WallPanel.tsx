import { type ReactNode, type Ref, useId } from 'react';
import styles from './WallPanel.module.css';

export interface WallPanelProps {
  readonly title: ReactNode;
  /** At the right of the title: under which limit, how many. */
  readonly aside?: ReactNode;
  /** Place in the grid of the wall. */
  readonly area: string;
  readonly box?: Ref<HTMLDivElement>;
  readonly children: ReactNode;
}

/** One subject of the wall, as tall as its place allows. */
export function WallPanel({ title, aside, area, box, children }: WallPanelProps) {
  const titleId = useId();
  return (
    <section className={styles.panel} style={{ gridArea: area }} aria-labelledby={titleId}>
      <header className={styles.header}>
        <h2 id={titleId} className={styles.title}>
          {title}
        </h2>
        {aside !== undefined && <span className={styles.aside}>{aside}</span>}
      </header>
      <div ref={box} className={styles.box}>
        {children}
      </div>
    </section>
  );
}
