/**
 * A small server of Supabase Realtime for tests: real WebSockets, Phoenix messages as version 2 writes them
 * (`[join_ref, ref, topic, event, payload]`), private channels with broadcast and presence, and a plug to pull.
 */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocket, WebSocketServer } from 'ws';

/** The WebSocket of the other end, which Node 20 lacks. Its first overload, without an address, is of no use here. */
export const NodeWebSocket = WebSocket as unknown as typeof globalThis.WebSocket;

/** What somebody may do on a channel. */
export interface ChannelRights {
  readonly mayHear: boolean;
  readonly mayBeThere: boolean;
}

export interface RealtimeServer {
  /** Where the Supabase API is believed to be. */
  readonly url: string;
  /** How often somebody tried to connect, also in vain. */
  readonly attempts: () => number;
  /** Channels on which windows say that they are there, once for each window. */
  readonly present: () => readonly string[];
  /** Sends an event to everybody on a channel. */
  broadcast(topic: string, event: string): void;
  /** Ends all connections as a cut cable does, and takes none until `plugIn`. */
  unplug(): void;
  plugIn(): void;
  /** From now on no message is answered. */
  fallSilent(): void;
  close(): Promise<void>;
}

type Message = readonly [
  joinRef: string | null,
  ref: string | null,
  topic: string,
  event: string,
  payload: unknown,
];

interface Member {
  readonly socket: WebSocket;
  readonly topic: string;
  readonly key: string;
  readonly rights: ChannelRights;
  there: boolean;
}

/** Starts the server on a free port. `authorise` decides who may join, as row-level security does. */
export async function startRealtimeServer(
  authorise: (channel: string, accessToken: string) => Promise<ChannelRights>,
): Promise<RealtimeServer> {
  const http = createServer((_, response) => response.writeHead(404).end());
  const sockets = new WebSocketServer({ noServer: true });
  let members: Member[] = [];
  let attempts = 0;
  let plugged = true;
  let silent = false;

  const send = (socket: WebSocket, message: Message) => socket.send(JSON.stringify(message));
  const toAll = (topic: string, event: string, payload: unknown) => {
    for (const member of members)
      if (member.topic === topic) send(member.socket, [null, null, topic, event, payload]);
  };
  const stateOf = (topic: string) =>
    Object.fromEntries(
      members.filter((member) => member.topic === topic && member.there).map(({ key }) => [key, metas(key)]),
    );
  const leave = (leaver: Member) => {
    members = members.filter((member) => member !== leaver);
    if (leaver.there)
      toAll(leaver.topic, 'presence_diff', { joins: {}, leaves: { [leaver.key]: metas(leaver.key) } });
  };

  const answer = async (socket: WebSocket, [joinRef, ref, topic, event, payload]: Message) => {
    if (silent) return;
    const reply = (status: 'ok' | 'error', response: object = {}) =>
      send(socket, [joinRef, ref, topic, 'phx_reply', { status, response }]);
    const member = members.find((each) => each.socket === socket && each.topic === topic);
    if (event === 'phx_join') {
      const { access_token: token = '', config } = payload as JoinPayload;
      const rights = await authorise(topic.replace(/^realtime:/, ''), token);
      if (!config.private || !rights.mayHear) return reply('error', { reason: 'Unauthorized' });
      members.push({ socket, topic, key: config.presence.key, rights, there: false });
      reply('ok', { postgres_changes: [] });
      return send(socket, [joinRef, null, topic, 'presence_state', stateOf(topic)]);
    }
    if (event === 'presence' && member?.rights.mayBeThere) {
      member.there = true;
      toAll(topic, 'presence_diff', { joins: { [member.key]: metas(member.key) }, leaves: {} });
    }
    if (event === 'phx_leave' && member) leave(member);
    reply('ok');
  };

  http.on('upgrade', (request, stream, head) => {
    attempts++;
    if (!plugged || !request.url?.startsWith('/realtime/v1/websocket')) return stream.destroy();
    sockets.handleUpgrade(request, stream, head, (socket) => {
      socket.on('message', (text) => void answer(socket, JSON.parse(String(text))));
      socket.on('close', () => {
        for (const member of members.filter((each) => each.socket === socket)) leave(member);
      });
    });
  });
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
  const unplug = () => {
    plugged = false;
    for (const socket of sockets.clients) socket.terminate();
  };
  return {
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
    attempts: () => attempts,
    present: () => members.filter(({ there }) => there).map(({ topic }) => topic.replace(/^realtime:/, '')),
    broadcast: (channel, event) =>
      toAll(`realtime:${channel}`, 'broadcast', { type: 'broadcast', event, payload: {} }),
    unplug,
    plugIn: () => {
      plugged = true;
    },
    fallSilent: () => {
      silent = true;
    },
    async close() {
      unplug();
      http.close();
      await once(http, 'close');
    },
  };
}

interface JoinPayload {
  readonly access_token?: string;
  readonly config: { readonly private: boolean; readonly presence: { readonly key: string } };
}

function metas(key: string) {
  return { metas: [{ phx_ref: key }] };
}
