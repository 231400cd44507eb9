/**
 * The bench: the engine beside PostgreSQL with PostGIS and pgRouting, and beside plain Turf, on the same cities in
 * one run. Every task in `tasks/` prints times, ratio, memory, target and how far the results agree.
 */
import { writeFile } from 'node:fs/promises';
import os from 'node:os';
import { loadOverlay } from '../src/engine/geometry/overlay.ts';
import { buildBenchCity, describeCity } from './bench-city.ts';
import { type BenchOptions, readOptions, USAGE } from './options.ts';
import { loadPeerCity } from './peers/load-city.ts';
import { type PeerServer, startPeer } from './peers/postgis-server.ts';
import { type BenchTable, printTable } from './report.ts';
import { TASKS } from './tasks/index.ts';

/** What a shell reports for a program ended by the keyboard. */
const INTERRUPTED = 130;

interface PresetReport {
  readonly city: string;
  readonly tables: readonly BenchTable[];
}

async function main(): Promise<void> {
  const options = readOptions(
    process.argv.slice(2),
    TASKS.map(({ name }) => name),
  );
  if (options === null) {
    console.log(`${USAGE}\nTasks: ${TASKS.map(({ name }) => name).join(', ')}`);
    return;
  }
  const peer = await startPeer();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void peer.stop().finally(() => process.exit(INTERRUPTED)));
  }
  try {
    const head = describeMachine(peer.version);
    for (const line of head) console.log(line);
    const reports = await runPresets(options, peer);
    if (options.jsonFile !== null) {
      await writeFile(options.jsonFile, `${JSON.stringify({ head, reports }, null, 2)}\n`);
    }
  } finally {
    await peer.stop();
  }
}

async function runPresets({ presets, tasks, seed }: BenchOptions, peer: PeerServer): Promise<PresetReport[]> {
  const overlay = await loadOverlay();
  const reports: PresetReport[] = [];
  for (const preset of presets) {
    const subject = buildBenchCity(preset, seed);
    const city = describeCity(subject);
    console.log(`\n${city}`);
    await loadPeerCity(peer.sql, subject);
    const tables: BenchTable[] = [];
    for (const task of TASKS.filter(({ name, onlyWhenNamed }) => tasks?.includes(name) ?? !onlyWhenNamed)) {
      const table = await task.run({ subject, peer, overlay });
      const shown = preset === 'prefecture' ? table : withoutTargets(table);
      printTable(shown);
      tables.push(shown);
    }
    reports.push({ city, tables });
  }
  return reports;
}

/** The targets are set for a prefecture: on a small city what does not grow with it weighs more. */
function withoutTargets(table: BenchTable): BenchTable {
  return { ...table, rows: table.rows.map((row) => ({ ...row, target: null })) };
}

function describeMachine(peerVersion: string): string[] {
  const [{ model }] = os.cpus();
  const load = os.loadavg()[0].toFixed(1);
  return [
    `${new Date().toISOString().slice(0, 16)}Z  ${os.cpus().length} × ${model.trim()}, ${(os.totalmem() / 1e9).toFixed(0)} GB, ${os.type()} ${os.release()}, load ${load} at the start`,
    `Node ${process.version}, ${peerVersion} (one connection, no parallel query, no JIT, no fsync), Turf 7.4`,
    'Contenders take turns in this one run, and waiting for a processor that other programs had is taken off: read the ratios, not the milliseconds.',
    'Targets are those of the prefecture.',
  ];
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 2;
});
