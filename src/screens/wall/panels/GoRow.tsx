import { type ReactNode, useEffect, useRef } from 'react';
import { PlaceName } from '../PlaceName.tsx';
import styles from './rows.module.css';

export interface GoRowProps {
  readonly name: string;
  /** Stands before the name, quieter: where a grid lies. */
  readonly within?: string;
  onGo(): void;
}

/** The head of a row that leads to its place. */
export function GoRow({ name, within, onGo }: GoRowProps) {
  return (
    <button type="button" className={styles.go} onClick={onGo}>
      <span className={styles.name}>
        {within && (
          <span className={styles.within}>
            <PlaceName>{within}</PlaceName>{' '}
          </span>
        )}
        <PlaceName>{name}</PlaceName>
      </span>
    </button>
  );
}

/** A row that is brought into sight when it is pointed at by keys. */
export function PointedRow({
  pointed,
  children,
}: {
  readonly pointed: boolean;
  readonly children: ReactNode;
}) {
  const row = useRef<HTMLTableRowElement>(null);
  useEffect(() => {
    if (pointed) row.current?.scrollIntoView({ block: 'nearest' });
  }, [pointed]);
  return (
    <tr ref={row} data-pointed={pointed} aria-current={pointed || undefined}>
      {children}
    </tr>
  );
}
