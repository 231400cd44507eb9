/**
 * The live line of a plan over Supabase Realtime: the private channel `plan:<id>`, on which the database rings
 * (migration `plan_bell`) and windows are seen to be connected. Nothing that is said on it is believed: a ring
 * only asks the listener to ask.
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

/**
 * Opens the line and keeps it until the answer is called. A line that was cut comes back by itself; one that
 * never stood (no Realtime, refused, no answer in ten seconds) is given up at once, so that a backend
 * without Realtime is asked once and no more.
 */
export function openPlanLine(
  client: Pick<SupabaseClient, 'channel' | 'removeChannel' | 'realtime'>,
  window: string,
  planId: string,
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
      .channel(`plan:${planId}`, { config: { private: true, presence: { key: window } } })
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
        void channel.track({});
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
