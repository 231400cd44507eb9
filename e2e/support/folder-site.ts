/** A plain web server for a folder of files, as any host has one: it knows no routes and no city. */
import { once } from 'node:events';
import { readFile, stat } from 'node:fs/promises';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webmanifest': 'application/manifest+json',
};

export interface FolderSite {
  /** Without a slash at the end. */
  readonly url: string;
  end(): Promise<void>;
}

/** Serves `root` on a free port. */
export async function serveFolder(root: string): Promise<FolderSite> {
  const server = createServer((request, response) => {
    answer(root, new URL(request.url ?? '/', 'http://folder').pathname, response).catch(() =>
      response.writeHead(404).end('Not found'),
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async end() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

async function answer(root: string, asked: string, response: ServerResponse): Promise<void> {
  const place = path.join(root, decodeURIComponent(asked));
  if ((await stat(place)).isDirectory() && !asked.endsWith('/')) {
    response.writeHead(301, { Location: `${asked}/` }).end();
    return;
  }
  const file = asked.endsWith('/') ? path.join(place, 'index.html') : place;
  const body = await readFile(file);
  response
    .writeHead(200, { 'Content-Type': TYPES[path.extname(file)] ?? 'application/octet-stream' })
    .end(body);
}
