/**
 * Connections to a real PostgreSQL, handed out one at a time. postgres.js 3.4 has a pool of its own, but a
 * connection it reserved and the server then cut (a restart, `pg_terminate_backend`) ends the process with
 * an exception outside of every promise, or is handed to the next one dead. Here every connection is a
 * client of its own; one that was cut refuses further statements and is thrown away.
 */
import postgres from 'postgres';

type Statements = Pick<postgres.Sql, 'unsafe'>;

/** A connection nobody else uses until it is released. */
export interface ReservedConnection extends Statements {
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
  isLost: boolean;
}

export class ConnectionPool {
  private readonly idle: Client[] = [];
  private readonly waiting: (() => void)[] = [];
  private readonly clients = new Set<Client>();

  /** `template` is an open connection: its settings, and the types it has read from the server, are shared. */
  constructor(private readonly template: postgres.Sql) {}

  /** The next free connection, in the order of asking. */
  async reserve(): Promise<ReservedConnection> {
    while (this.idle.length === 0 && this.clients.size >= MAX_CONNECTIONS) {
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    }
    const client = this.idle.pop() ?? this.open();
    return {
      unsafe: (...statement) => {
        if (client.isLost) throw new ConnectionLost();
        return client.sql.unsafe(...statement);
      },
      release: () => this.takeBack(client),
    };
  }

  async close(): Promise<void> {
    await Promise.all([...this.clients].map(({ sql }) => sql.end({ timeout: 5 })));
  }

  private open(): Client {
    const client: Client = { isLost: false, sql: this.connect(() => this.lose(client)) };
    this.clients.add(client);
    return client;
  }

  private connect(onclose: () => void): postgres.Sql {
    // Reading the types once more would be one more statement that nobody catches when it is cut.
    const settings = { ...this.template.options, max: 1, fetch_types: false, onclose };
    return postgres(settings as unknown as postgres.Options<Record<string, postgres.PostgresType>>);
  }

  private lose(client: Client): void {
    client.isLost = true;
    const place = this.idle.indexOf(client);
    if (place < 0) return;
    this.idle.splice(place, 1);
    this.discard(client);
  }

  private takeBack(client: Client): void {
    if (client.isLost) this.discard(client);
    else this.idle.push(client);
    this.waiting.shift()?.();
  }

  private discard(client: Client): void {
    this.clients.delete(client);
    client.sql.end({ timeout: 0 }).catch(() => undefined);
  }
}
