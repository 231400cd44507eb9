import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { StartRefusal } from '../start-refusal.ts';
import type { Site } from './site.ts';

export interface WebServer {
  /** What to type into a browser on this machine. */
  readonly url: string;
  /** Stops accepting, lets answers under way finish for at most `graceMs`, then hangs up. */
  close(graceMs?: number): Promise<void>;
}

/** Listens at once, so that a port that is taken is said before anything is prepared. */
export async function listen(site: Site, host: string, port: number): Promise<WebServer> {
  const server = createAdaptorServer({ fetch: site.fetch }) as Server;
  try {
    server.listen(port, host);
    await once(server, 'listening');
  } catch (error) {
    throw explain(error as NodeJS.ErrnoException, host, port);
  }
  return {
    url: browserUrl(host, (server.address() as AddressInfo).port),
    close: async (graceMs = 2000) => {
      const closed = once(server, 'close');
      server.close();
      server.closeIdleConnections();
      const hangUp = setTimeout(() => server.closeAllConnections(), graceMs);
      await closed;
      clearTimeout(hangUp);
    },
  };
}

function explain(error: NodeJS.ErrnoException, host: string, port: number): Error {
  switch (error.code) {
    case 'EADDRINUSE':
      return new StartRefusal(
        `Port ${port} on ${host} is taken. Stop what uses it, or choose another: PORT=5174 npm start`,
      );
    case 'EACCES':
      return new StartRefusal(
        `Port ${port} needs more rights than this user has. Choose one above 1023: PORT=5173 npm start`,
      );
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new StartRefusal(`HOST ${host} is not an address of this machine.`);
    default:
      return error;
  }
}

/** A wildcard address is reached at loopback. */
function browserUrl(host: string, port: number): string {
  const name = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`;
}
