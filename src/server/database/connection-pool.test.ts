import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import postgres from 'postgres';
import { afterEach, describe, expect, test } from 'vitest';
import { ConnectionLost, ConnectionPool } from './connection-pool.ts';

/** A message of PostgreSQL's protocol (documentation, chapter "Message Formats"): kind, length, content. */
function message(kind: string, content: Buffer | string): Buffer {
  const length = Buffer.alloc(4);
  length.writeInt32BE(4 + Buffer.byteLength(content));
  return Buffer.concat([Buffer.from(kind), length, Buffer.from(content)]);
}

const READY = message('Z', 'I');
const GREETING = Buffer.concat([message('R', Buffer.alloc(4)), READY]);
const DONE = Buffer.concat([message('C', 'BEGIN\0'), READY]);

const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

/** A server that hands each call to `onCall`, on a loopback port. */
async function serverWith(onCall: (socket: Socket) => void, port = 0): Promise<Server & { port: number }> {
  const server = createServer((socket) => onCall(socket.on('error', () => undefined)));
  await once(server.listen(port, '127.0.0.1'), 'listening');
  closers.push(() => server.close());
  return Object.assign(server, { port: (server.address() as AddressInfo).port });
}

/** Greets as PostgreSQL does, then hands each statement to `onStatement`. */
function greeting(onStatement: (socket: Socket) => void): (socket: Socket) => void {
  return (socket) => {
    socket.once('data', () => {
      socket.write(GREETING);
      // The goodbye of a client (X) is no statement.
      socket.on('data', (sent) => sent.toString('latin1', 0, 1) === 'Q' && onStatement(socket));
    });
  };
}

const answering = greeting((socket) => socket.write(DONE));

/** A pool on the servers of these ports, in that order. */
function poolOn(...ports: number[]): ConnectionPool {
  const hosts = ports.map((port) => `127.0.0.1:${port}`).join(',');
  const pool = new ConnectionPool(postgres(`postgres://somebody@${hosts}/anything`));
  closers.push(() => pool.close());
  return pool;
}

/** The name of what a statement ends with, on a connection taken and given back. */
async function ask(pool: ConnectionPool): Promise<string> {
  const connection = await pool.reserve();
  try {
    return (await connection.unsafe('begin')).command;
  } catch (error) {
    return (error as Error).name;
  } finally {
    connection.release();
  }
}

describe('a connection that is lost', () => {
  test('answers what was asked between the error of its socket and the close', async () => {
    let isReset = false;
    const server = await serverWith(
      greeting((socket) => {
        if (isReset) socket.write(DONE);
        else socket.resetAndDestroy();
        isReset = true;
      }),
    );
    const pool = poolOn(server.port);
    const connection = await pool.reserve();
    const second = connection.unsafe('begin').catch(() => connection.unsafe('rollback'));
    await expect(second).rejects.toBeInstanceOf(ConnectionLost);
    connection.release();
    expect(await ask(pool)).toBe('BEGIN');
  });

  test('sends nothing more, whatever its holder asks', async () => {
    let calls = 0;
    const server = await serverWith((socket) => {
      calls++;
      greeting(() => socket.end())(socket);
    });
    const connection = await poolOn(server.port).reserve();
    await expect(connection.unsafe('begin')).rejects.toBeInstanceOf(ConnectionLost);
    await expect(connection.unsafe('commit')).rejects.toBeInstanceOf(ConnectionLost);
    connection.release();
    expect(calls).toBe(1);
  });

  test('is not handed out again when it was lost while nobody held it', async () => {
    const sockets: Socket[] = [];
    const server = await serverWith((socket) => {
      sockets.push(socket);
      answering(socket);
    });
    const pool = poolOn(server.port);
    expect(await ask(pool)).toBe('BEGIN');
    await once(sockets[0].end(), 'close');
    expect(await ask(pool)).toBe('BEGIN');
    expect(sockets).toHaveLength(2);
  });

  test('makes room for those who wait', async () => {
    let statements = 0;
    const server = await serverWith(
      greeting((socket) => {
        if (statements++ % 3 === 0) socket.resetAndDestroy();
        else socket.write(DONE);
      }),
    );
    const pool = poolOn(server.port);
    const answers = await Promise.all(Array.from({ length: 60 }, () => ask(pool)));
    expect(answers.filter((answer) => answer === 'BEGIN')).toHaveLength(40);
  });
});

describe('a connection that cannot be made', () => {
  test('is given up when something takes the call and hangs up', async () => {
    let calls = 0;
    const server = await serverWith((socket) => {
      calls++;
      socket.end();
    });
    expect(await ask(poolOn(server.port))).toBe('ConnectionLost');
    expect(calls).toBe(1);
  });

  test('says why, and is made once the server is there', async () => {
    const server = await serverWith(answering);
    const pool = poolOn(server.port);
    await new Promise((resolve) => server.close(resolve));
    const connection = await pool.reserve();
    await expect(connection.unsafe('begin')).rejects.toThrow('ECONNREFUSED');
    connection.release();
    await serverWith(answering, server.port);
    expect(await ask(pool)).toBe('BEGIN');
  });

  test('is tried with every host once', async () => {
    let calls = 0;
    const down = await serverWith((socket) => {
      calls++;
      socket.end();
    });
    const up = await serverWith(answering);
    expect(await ask(poolOn(down.port, up.port))).toBe('BEGIN');
    expect(await ask(poolOn(down.port, down.port))).toBe('ConnectionLost');
    expect(calls).toBe(3);
  });
});
