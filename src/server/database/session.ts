/**
 * Plain SQL on either database. Both drivers keep the fields of a PostgreSQL error (`code`, `detail`,
 * `hint`), and both take `jsonb` parameters as objects or as text that is already JSON.
 */
export interface Session {
  /** Runs one statement with `$1` parameters; returns its rows. */
  query<Row>(sql: string, parameters?: readonly unknown[]): Promise<Row[]>;
  /** Runs any number of statements without parameters. */
  exec(sql: string): Promise<void>;
}

/** A database that can be asked directly, and that lite can be built on. */
export interface Database extends Session {
  readonly kind: 'embedded' | 'postgres';
  /** What `@supabase/lite` calls a connection. */
  readonly connection: LiteConnection;
  /** Runs `work` inside one transaction on one session; rolls back when it throws. */
  transaction<T>(work: (session: Session) => Promise<T>): Promise<T>;
  /** Runs `work` while nothing else uses the session it uses. Requests go through here. */
  exclusively<T>(work: () => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

export type LiteConnection = import('@supabase/lite').Connection;
