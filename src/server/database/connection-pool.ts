/**
 * Connections to a real PostgreSQL, handed out one at a time. postgres.js 3.4 has a pool of its own, but a
 * connection it reserved and the server then cut (a restart, `pg_terminate_backend`) ends the process with
 * an exception outside of every promise, or is handed to the next one dead. Here every connection is a
 * client of its own: it connects once, and when it is lost everything asked of it is answered with that
 * reason, nothing more is sent, and it is thrown away.
 */
import postgres from 'postgres';
import { callOnce } from './call-once.ts';

type Statement = Parameters<postgres.Sql['unsafe']>;

/** A connection nobody else uses until it is released. */
export interface ReservedConnection {
  /** Runs a statement; rejects when PostgreSQL refuses it or the connection is lost. */
  unsafe(...statement: Statement): Promise<postgres.RowList<postgres.Row[]>>;
  release(): void;
}

/** The connection was cut: PostgreSQL has rolled back what was not committed. */
export class ConnectionLost extends Error {
  override readonly name = 'ConnectionLost';
  constructor() {
    super('The connection to PostgreSQL was lost.');
  }
}

/** As many as postgres.js opens by default. */
const MAX_CONNECTIONS = 10;

interface Client {
  readonly sql: postgres.Sql;
  /** Rejects each statement that has no answer yet. */
  readonly unanswered: Set<(reason: Error) => void>;
  /** Nothing is sent any more. */
  isLost: boolean;
  /** Whether the next one may have it. */
  isSound: boolean;
}

export class ConnectionPool {
  private readonly idle: Client[] = [];
  private readonly waiting: (() => void)[] = [];
  private readonly clients = new Set<Client>();

  /** `template` has the settings all connections share, and the types it has read from the server. */
  constructor(private readonly template: postgres.Sql) {}

  /** The next free connection, in the order of asking. */
  async reserve(): Promise<ReservedConnection> {
    while (this.idle.length === 0 && this.clients.size >= MAX_CONNECTIONS) {
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    }
    const client = this.idle.pop() ?? this.open();
    return {
      unsafe: (...statement) => run(client, statement),
      release: () => this.takeBack(client),
    };
  }

  /** Ends every connection; a statement under way has five seconds to be answered. */
  async close(): Promise<void> {
    await Promise.all([...this.clients].map(({ sql }) => sql.end({ timeout: 5 })));
  }

  private open(): Client {
    const sql = this.connect(() => this.lose(client));
    const client: Client = { sql, unanswered: new Set(), isLost: false, isSound: true };
    this.clients.add(client);
    return client;
  }

  private connect(onLost: () => void): postgres.Sql {
    const settings = {
      ...this.template.options,
      max: 1,
      // Reading the types once more would be one more statement that nobody catches when it is cut.
      fetch_types: false,
      // At that age postgres.js ends a connection between two statements of a transaction.
      max_lifetime: null,
      socket: callOnce(onLost),
      onclose: onLost,
    };
    return postgres(settings as unknown as postgres.Options<Record<string, postgres.PostgresType>>);
  }

  private lose(client: Client): void {
    client.isLost = true;
    client.isSound = false;
    for (const reject of client.unanswered) reject(new ConnectionLost());
    const place = this.idle.indexOf(client);
    if (place < 0) return;
    this.idle.splice(place, 1);
    this.discard(client);
  }

  private takeBack(client: Client): void {
    if (client.isSound) this.idle.push(client);
    else this.discard(client);
    this.waiting.shift()?.();
  }

  private discard(client: Client): void {
    this.clients.delete(client);
    client.sql.end({ timeout: 0 }).catch(() => undefined);
  }
}

/**
 * postgres.js never answers a statement it is given between the error of a socket (ECONNRESET) and its
 * close: a rollback after the first statement that failed, for one. So the loss answers what it left.
 */
function run(client: Client, statement: Statement): Promise<postgres.RowList<postgres.Row[]>> {
  return new Promise((resolve, reject) => {
    if (client.isLost) throw new ConnectionLost();
    client.unanswered.add(reject);
    const fail = (error: unknown) => {
      if (!isRefusal(error)) client.isSound = false;
      reject(error);
    };
    client.sql
      .unsafe(...statement)
      .then(resolve, fail)
      .finally(() => client.unanswered.delete(reject));
  });
}

/** Whether PostgreSQL refused a statement and stays on the line: after FATAL it hangs up. */
function isRefusal(error: unknown): boolean {
  return error instanceof postgres.PostgresError && error.severity === 'ERROR';
}
