import { connect, type Socket } from 'node:net';

/** Where postgres.js finds the server: `path` is that of a Unix socket, `host` and `port` go in pairs. */
interface Address {
  readonly path: string | false;
  readonly host: readonly string[];
  readonly port: readonly number[];
}

/**
 * The option `socket` of one postgres.js connection: it calls each host once. Asked for more it calls
 * `onNoneLeft` and throws. postgres.js by itself calls again at once and for ever while something takes the
 * call and hangs up before the greeting, as a proxy does whose PostgreSQL is down.
 */
export function callOnce(onNoneLeft: () => void): (address: Address) => Socket {
  let calls = 0;
  return ({ path, host, port }) => {
    const call = calls++;
    if (call >= (path ? 1 : host.length)) {
      onNoneLeft();
      throw new Error('Every host of DATABASE_URL has been called.');
    }
    if (path) return connect(path);
    // postgres.js reads the name to check the server's certificate against from the socket.
    return Object.assign(connect(port[call], host[call]), { host: host[call] });
  };
}
