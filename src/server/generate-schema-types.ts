/**
 * Writes `src/sources/supabase/schema.gen.ts`: the database's tables and functions as the `Database` type
 * supabase-js takes, read from the catalogue of a fresh embedded database after all migrations.
 */
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Session } from './database/session.ts';

interface CatalogColumn {
  readonly table_name: string;
  readonly column_name: string;
  readonly type: string;
  readonly is_array: boolean;
  readonly nullable: boolean;
  readonly has_default: boolean;
  readonly generated: boolean;
}
interface CatalogFunction {
  readonly name: string;
  readonly argument_names: string[] | null;
  readonly argument_types: string[];
  readonly default_count: number;
  readonly returns: string;
}
interface CatalogEnum {
  readonly name: string;
  readonly labels: string[];
}
interface CatalogReference {
  readonly name: string;
  readonly table_name: string;
  readonly columns: string[];
  readonly target: string;
  readonly target_columns: string[];
}

const OWN_RELATIONS = `c.relnamespace = 'public'::regnamespace and not exists (
  select from pg_depend d where d.objid = c.oid and d.deptype = 'e')`;

const COLUMNS = `
  select c.relname as table_name, a.attname as column_name,
    coalesce(element.typname, base.typname, t.typname) as type, element.oid is not null as is_array,
    not a.attnotnull as nullable, a.atthasdef or a.attidentity <> '' as has_default, a.attidentity = 'a' as generated
  from pg_class c
  join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  join pg_type t on t.oid = a.atttypid
  left join pg_type base on base.oid = t.typbasetype and t.typtype = 'd'
  left join pg_type element on element.oid = t.typelem and t.typcategory = 'A'
  where c.relkind in ('r', 'v') and ${OWN_RELATIONS}
  order by c.relname collate "C", a.attname collate "C"`;

const FUNCTIONS = `
  select p.proname as name, p.proargnames as argument_names, p.pronargdefaults as default_count,
    array(select typname::text from unnest(p.proargtypes) with ordinality as given (oid, n)
      join pg_type t on t.oid = given.oid order by n) as argument_types,
    r.typname as returns
  from pg_proc p join pg_type r on r.oid = p.prorettype
  where p.pronamespace = 'public'::regnamespace and p.prokind = 'f' and r.typname <> 'trigger'
    and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
  order by p.proname collate "C"`;

const ENUMS = `
  select t.typname as name, array_agg(e.enumlabel::text order by e.enumsortorder) as labels
  from pg_type t join pg_enum e on e.enumtypid = t.oid
  where t.typnamespace = 'public'::regnamespace
  group by t.typname order by t.typname collate "C"`;

const REFERENCES = `
  select k.conname as name, c.relname as table_name, target.relname as target,
    array(select a.attname::text from unnest(k.conkey) n join pg_attribute a on a.attrelid = c.oid and a.attnum = n) as columns,
    array(select a.attname::text from unnest(k.confkey) n join pg_attribute a on a.attrelid = target.oid and a.attnum = n) as target_columns
  from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_class target on target.oid = k.confrelid
  where k.contype = 'f' and c.relnamespace = 'public'::regnamespace and target.relnamespace = 'public'::regnamespace
  order by c.relname collate "C", k.conname collate "C"`;

const TYPE_NAMES: Readonly<Record<string, string>> = {
  bool: 'boolean',
  int2: 'number',
  int4: 'number',
  int8: 'number',
  float4: 'number',
  float8: 'number',
  numeric: 'number',
  text: 'string',
  varchar: 'string',
  name: 'string',
  uuid: 'string',
  date: 'string',
  timestamptz: 'string',
  json: 'Json',
  jsonb: 'Json',
  geometry: 'unknown',
  void: 'undefined',
};

const LINE_WIDTH = 110;

/** The text of `schema.gen.ts` for the database behind `session`. The same schema gives the same text. */
export async function generateSchemaTypes(session: Pick<Session, 'query'>): Promise<string> {
  const columns = await session.query<CatalogColumn>(COLUMNS);
  const functions = await session.query<CatalogFunction>(FUNCTIONS);
  const enums = await session.query<CatalogEnum>(ENUMS);
  const references = await session.query<CatalogReference>(REFERENCES);
  const enumNames = new Set(enums.map((one) => one.name));
  const typeName = (type: string, isArray = false): string => {
    const element = enumNames.has(type) ? `Database['public']['Enums']['${type}']` : TYPE_NAMES[type];
    if (!element) throw new Error(`No TypeScript type is known for the database type ${type}.`);
    return isArray ? `${element}[]` : element;
  };

  const tables = groupBy(columns, (column) => column.table_name);
  const lines = [
    '// Generated from the migrations by `npm run types:schema`. Do not edit.',
    '',
    'export type Json = string | number | boolean | null | { [key: string]: Json | undefined } | Json[];',
    '',
    'export type Database = {',
    '  public: {',
    '    Tables: {',
    ...[...tables].flatMap(([name, own]) => tableLines(name, own, references, typeName)),
    '    };',
    '    Views: Record<never, never>;',
    '    Functions: {',
    ...functions.flatMap((one) => functionLines(one, typeName)),
    '    };',
    '    Enums: {',
    ...enums.flatMap(enumLines),
    '    };',
    '    CompositeTypes: Record<never, never>;',
    '  };',
    '};',
  ];
  return `${lines.join('\n')}\n`;
}

type TypeName = (type: string, isArray?: boolean) => string;

function tableLines(
  name: string,
  columns: readonly CatalogColumn[],
  references: readonly CatalogReference[],
  typeName: TypeName,
): string[] {
  const field = (column: CatalogColumn, optional: boolean) =>
    `          ${column.column_name}${optional ? '?' : ''}: ${typeName(column.type, column.is_array)}${column.nullable ? ' | null' : ''};`;
  const writable = columns.filter((column) => !column.generated);
  return [
    `      ${name}: {`,
    '        Row: {',
    ...columns.map((column) => field(column, false)),
    '        };',
    '        Insert: {',
    ...writable.map((column) => field(column, column.nullable || column.has_default)),
    '        };',
    '        Update: {',
    ...writable.map((column) => field(column, true)),
    '        };',
    ...relationshipLines(references.filter((reference) => reference.table_name === name)),
    '      };',
  ];
}

function relationshipLines(references: readonly CatalogReference[]): string[] {
  if (references.length === 0) return ['        Relationships: [];'];
  return [
    '        Relationships: [',
    ...references.flatMap((reference) => [
      '          {',
      `            foreignKeyName: '${reference.name}';`,
      `            columns: [${reference.columns.map(quoted).join(', ')}];`,
      '            isOneToOne: false;',
      `            referencedRelation: '${reference.target}';`,
      `            referencedColumns: [${reference.target_columns.map(quoted).join(', ')}];`,
      '          },',
    ]),
    '        ];',
  ];
}

function functionLines(one: CatalogFunction, typeName: TypeName): string[] {
  const firstDefault = one.argument_types.length - one.default_count;
  // The catalogue calls an array of text `_text`.
  const argumentType = (type: string) => typeName(type.replace(/^_/, ''), type.startsWith('_'));
  const fields = one.argument_types.map(
    (type, n) =>
      `          ${one.argument_names?.[n] ?? ''}${n >= firstDefault ? '?' : ''}: ${argumentType(type)};`,
  );
  const given = fields.length === 0 ? ['        Args: never;'] : ['        Args: {', ...fields, '        };'];
  return [`      ${one.name}: {`, ...given, `        Returns: ${typeName(one.returns)};`, '      };'];
}

function enumLines({ name, labels }: CatalogEnum): string[] {
  const inOneLine = `      ${name}: ${labels.map(quoted).join(' | ')};`;
  if (inOneLine.length <= LINE_WIDTH) return [inOneLine];
  return [`      ${name}:`, `        | ${labels.map(quoted).join('\n        | ')};`];
}

function quoted(text: string): string {
  return `'${text}'`;
}

function groupBy<T>(rows: readonly T[], key: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) groups.set(key(row), [...(groups.get(key(row)) ?? []), row]);
  return groups;
}

/** Where the generated file lives. */
export const SCHEMA_TYPES_FILE = fileURLToPath(new URL('../sources/supabase/schema.gen.ts', import.meta.url));

async function main(): Promise<void> {
  const { openBackend } = await import('./backend.ts');
  const backend = await openBackend();
  await writeFile(SCHEMA_TYPES_FILE, await generateSchemaTypes(backend));
  await backend.close();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();
