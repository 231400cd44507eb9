/**
 * The command line: the same engine without a browser. A table of commands; each reads a city package,
 * asks the engine, writes its result where it was told to and what people should know to standard error.
 * Exit 0: done and clean. 1: done, problems found. 2: could not read or run, with one sentence.
 */
import { parseArgs } from 'node:util';
import { PackageError } from '../sources/package/package-error.ts';
import { checkCommand } from './check.ts';
import type { Command, CommandIo } from './command.ts';
import { COULD_NOT_RUN, DONE, UsageError } from './command.ts';
import { coverageCommand } from './coverage.ts';
import { exportCommand } from './export.ts';
import { generateCommand } from './generate.ts';
import { importCommand } from './import.ts';
import { publishPublicCommand } from './publish-public.ts';
import { siteCommand } from './site.ts';

const COMMANDS: Readonly<Record<string, Command>> = {
  check: checkCommand,
  coverage: coverageCommand,
  site: siteCommand,
  import: importCommand,
  export: exportCommand,
  generate: generateCommand,
  'publish-public': publishPublicCommand,
};

const HELP_OPTION = { help: { type: 'boolean', short: 'h' } } as const;

/** Runs one command and answers its exit code. Never throws. */
export async function run(argv: readonly string[], io: CommandIo): Promise<number> {
  try {
    return await dispatch(argv, io);
  } catch (error) {
    io.stderr(`${sentenceOf(error)}\n`);
    return COULD_NOT_RUN;
  }
}

async function dispatch([name, ...rest]: readonly string[], io: CommandIo): Promise<number> {
  if (name === undefined) {
    io.stderr(overview());
    return COULD_NOT_RUN;
  }
  if (name === '--help' || name === '-h' || name === 'help') {
    io.stdout(overview());
    return DONE;
  }
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (command === undefined) {
    throw new UsageError(`there is no command "${name}"; expected ${Object.keys(COMMANDS).join(', ')}.`);
  }
  const { values, positionals } = parse(name, command, rest);
  if (values.help === true) {
    io.stdout(`gridcircle ${command.usage}\n\n${command.help}\n`);
    return DONE;
  }
  const [least, most] = command.takes;
  if (positionals.length < least || positionals.length > most) {
    throw new UsageError(`${name} got ${positionals.length} arguments; usage: gridcircle ${command.usage}`);
  }
  return command.run(positionals, values, io);
}

function parse(name: string, command: Command, args: readonly string[]) {
  try {
    const options = { ...command.options, ...HELP_OPTION };
    return parseArgs({ args: withNegatives(args), options, allowPositionals: true, strict: true });
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('.')[0] : String(error);
    throw new UsageError(`${name}: ${reason}; see gridcircle ${name} --help.`);
  }
}

/** `--minutes -5` as `--minutes=-5`: a negative number is a value to be refused, not another option. */
function withNegatives(args: readonly string[]): string[] {
  const joined: string[] = [];
  for (const arg of args) {
    const last = joined[joined.length - 1];
    if (/^-\d/.test(arg) && last?.startsWith('--')) joined[joined.length - 1] = `${last}=${arg}`;
    else joined.push(arg);
  }
  return joined;
}

function overview(): string {
  const width = Math.max(...Object.keys(COMMANDS).map((name) => name.length));
  const lines = Object.entries(COMMANDS).map(([name, { summary }]) => `  ${name.padEnd(width)}  ${summary}`);
  return [
    'gridcircle <command> …',
    '',
    ...lines,
    '',
    'gridcircle <command> --help tells more. Exit code 0: done and clean; 1: done, problems found;',
    '2: could not read or run. npm prints a heading of its own on standard output, which',
    '"npm run -s cli -- <command> … --json -" leaves out.',
    '',
  ].join('\n');
}

function sentenceOf(error: unknown): string {
  if (error instanceof PackageError || error instanceof UsageError) return `gridcircle: ${error.message}`;
  const reason = error instanceof Error ? error.message : String(error);
  return `gridcircle: could not run: ${reason}`;
}
