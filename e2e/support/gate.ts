/** A gate before the tests' server: closed, nothing answers behind it; open, it may change what comes through. */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A text answer as it is to come through, e.g. of another build. */
export type Rewrite = (path: string, text: string) => string;

export interface Gate {
  readonly url: string;
  isOpen: boolean;
  rewrite: Rewrite;
  end(): Promise<void>;
}

/** Opens a gate on a free port. */
export async function openGate(behind: string): Promise<Gate> {
  const server = createServer((request, response) => {
    pass(request, response).catch(() => request.socket.destroy());
  });
  const gate = {
    url: '',
    isOpen: true,
    rewrite: ((_path, text) => text) as Rewrite,
    async end() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
  async function pass(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (!gate.isOpen) {
      request.socket.destroy();
      return;
    }
    const path = request.url ?? '/';
    const answer = await fetch(behind + path, {
      method: request.method,
      headers: { accept: request.headers.accept ?? '*/*', apikey: String(request.headers.apikey ?? '') },
    });
    const headers = Object.fromEntries(answer.headers);
    // The answer has been unpacked on its way.
    delete headers['content-encoding'];
    delete headers['content-length'];
    delete headers['transfer-encoding'];
    const isText = /json|javascript|html/.test(answer.headers.get('content-type') ?? '');
    const body = isText ? gate.rewrite(path, await answer.text()) : Buffer.from(await answer.arrayBuffer());
    response.writeHead(answer.status, headers).end(body);
  }
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  gate.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return gate;
}
