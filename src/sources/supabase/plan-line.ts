/**
 * Live lines over Supabase Realtime: private channels on which the database rings. That of a plan is `plan:<id>`
 * (migration `plan_bell`), where windows are also seen to be connected; that of the map is `map` (`map_bell`).
 * Nothing that is said on them is believed: a ring only asks the listener to ask.
 */
import type { RealtimeClientOptions, SupabaseClient } from '@supabase/supabase-js';
import type { PlanListener } from '../plan-source.ts';

/** A line that the server closed, e.g. because a sleeping page let its token run out, is taken up again after this. */
const AGAIN_AFTER_MS = 30_000;
const LONGEST_RECONNECT_MS = 60_000;

/** How the socket below behaves: patient while the network is away, and gone with the last line. */
export const LINE_OPTIONS: RealtimeClientOptions = {
  reconnectAfterMs: (tries) => Math.min(LONGEST_RECONNECT_MS, 1000 * 2 ** (tries - 1)),
  disconnectOnEmptyChannelsAfterMs: 0,
};

type LineClient = Pick<SupabaseClient, 'channel' | 'removeChannel' | 'realtime'>;

/** Opens the line of a plan, on which the window is seen to be connected. As {@link openLine}. */
export function openPlanLine(
  client: LineClient,
  window: string,
  planId: string,
  listener: PlanListener,
): () => void {
  return openLine(client, `plan:${planId}`, window, listener);
}

/** Opens the line of the map, on which nobody is seen. As {@link openLine}. */
export function openMapLine(client: LineClient, onNews: () => void): () => void {
  const unheard = () => undefined;
  return openLine(client, 'map', null, { onNews, onLine: onNews, onCame: unheard, onGone: unheard });
}

/**
 * Opens a line and keeps it until the answer is called. A line that was cut comes back by itself; one that
 * never stood (no Realtime, refused, no answer in ten seconds) is given up at once, so that a backend
 * without Realtime is asked once and no more. `window` is who is seen to be connected; `null` for nobody.
 */
function openLine(
  client: LineClient,
  topic: string,
  window: string | null,
  listener: PlanListener,
): () => void {
  let stood = false;
  let stands = false;
  let ended = false;
  let hangUp: () => void = () => undefined;

  const tell = (next: boolean) => {
    if (stands === next) return;
    stands = next;
    listener.onLine(next);
  };
  const begin = () => {
    const channel = client
      .channel(topic, { config: { private: true, presence: { key: window ?? undefined } } })
      .on('broadcast', { event: 'news' }, () => listener.onNews())
      .on('presence', { event: 'join' }, ({ key }) => listener.onCame(key))
      .on('presence', { event: 'leave' }, ({ key, currentPresences }) => {
        if (currentPresences.length === 0) listener.onGone(key);
      });
    hangUp = async () => {
      await client.removeChannel(channel);
      // A socket that failed while its last channel went would go on trying.
      if (client.realtime.getChannels().length === 0) await client.realtime.disconnect();
    };
    channel.subscribe((status) => {
      if (ended) return;
      if (status === 'SUBSCRIBED') {
        stood = true;
        if (window !== null) void channel.track({});
        return tell(true);
      }
      tell(false);
      if (!stood) return end();
      if (status !== 'CLOSED') return;
      const again = setTimeout(begin, AGAIN_AFTER_MS);
      hangUp = () => clearTimeout(again);
    });
  };
  const end = () => {
    if (ended) return;
    ended = true;
    hangUp();
  };
  // The first thing a private channel asks is who is there.
  void client.realtime.setAuth().then(() => {
    if (!ended) begin();
  });
  return end;
}
