/**
 * A server that is killed while it publishes: opens the embedded database in a directory or a PostgreSQL by
 * its URL, publishes a plan as somebody, and dies without a word, either before the transaction is committed
 * or right after.
 */
import { openBackend } from '../../../src/server/backend.ts';

const [place, planId, userId, when, figures] = process.argv.slice(2);
const die = () => process.kill(process.pid, 'SIGKILL');

const backend = await openBackend(place.startsWith('postgres') ? { databaseUrl: place } : { dataDir: place });
await backend.transaction(async (session) => {
  await session.query(`select set_config('request.jwt.claim.sub', $1, true)`, [userId]);
  const [{ outcome }] = await session.query<{ outcome: { ok: boolean } }>(
    'select publish_plan($1, $2) as outcome',
    [planId, figures],
  );
  if (!outcome.ok) throw new Error(`The plan was refused: ${JSON.stringify(outcome)}`);
  if (when === 'before commit') die();
});
die();
