import {
  optionsOf,
  property,
  type Call,
  type CodeModel,
  type CodeRange,
  type Value,
} from '../code/code-model.ts';
import { environmentOf, isDevelopmentOnly } from '../guards.ts';
import type { SyncState } from '../schema-sync.ts';
import type { SourceFile } from '../source-file.ts';
import { stateOfDdl } from './spring-ddl.ts';

/** A place in code that lets the program change the schema. */
export interface CodeSync {
  readonly what: string;
  readonly state: SyncState;
  readonly start: number;
  readonly end: number;
  /** Where the word stands that it is set to, quotes left out. */
  readonly literal?: CodeRange | undefined;
}

/** Finds the places in one source file. */
export function syncInCode(source: SourceFile, code: CodeModel): CodeSync[] {
  switch (source.family) {
    case 'javascript':
      return [...typeOrm(source, code), ...code.calls.flatMap((call) => nodeCall(call, source))];
    case 'python':
      return code.calls.flatMap(pythonCall);
    case 'java':
      return code.calls.flatMap((call) => javaCall(call, source));
    case 'go':
      return code.calls.flatMap((call) => goCall(call, code));
    case 'php':
      return code.calls.flatMap(phpCall);
    default:
      return [];
  }
}

const TYPEORM = /\btypeorm\b|TypeOrm|DataSource|createConnection|ormconfig/;

function typeOrm(source: SourceFile, code: CodeModel): CodeSync[] {
  if (!TYPEORM.test(source.text) && !TYPEORM.test(source.path)) {
    return [];
  }
  return code.assignments.flatMap(({ name, value, start, end }): CodeSync[] =>
    name === 'synchronize' || name === 'dropSchema'
      ? [{ what: name, state: stateOfSwitch(value, source), start, end, literal: literalOf(value, source) }]
      : [],
  );
}

function literalOf(value: Value, source: SourceFile): CodeRange | undefined {
  const { start, end } = value;
  if (value.kind === 'boolean') {
    return { start, end };
  }
  return value.kind === 'string' && /^(["'])[\w-]+\1$/.test(source.text.slice(start, end))
    ? { start: start + 1, end: end - 1 }
    : undefined;
}

/** What production gets of a switch. */
function stateOfSwitch(value: Value, source: SourceFile): SyncState {
  if (value.kind === 'boolean') {
    return value.value ? 'on' : 'off';
  }
  if (value.kind === 'choice') {
    const options = optionsOf(value).filter((option) => !isDevelopmentOnly(source, option.start));
    const states = options.map((option) => stateOfSwitch(option, source));
    return states.length > 0 && states.every((state) => state === states[0])
      ? (states[0] ?? 'unresolved')
      : 'unresolved';
  }
  const environment = environmentOf(source.text.slice(value.start, value.end));
  return environment === 'development' ? 'off' : environment === 'production' ? 'on' : 'unresolved';
}

function nodeCall(call: Call, source: SourceFile): CodeSync[] {
  const { callee, method, args } = call;
  const at = { start: call.calleeRange.start, end: call.end };
  if (method === 'sync' && args.length <= 1) {
    const isSequelize = /sequelize/i.test(callee) || /\bsequelize\b/i.test(source.text);
    const [options] = args;
    const switches = ['force', 'alter'].map((key) => ({ key, value: property(options, key) }));
    const set = switches.filter(({ value }) => value !== undefined);
    if (!isSequelize || (set.length === 0 && !/sequelize|models?\b|\bdb\b|database/i.test(callee))) {
      return [];
    }
    const states = set.map(({ value }) =>
      value?.kind === 'object' ? 'on' : stateOfSwitch(value ?? { kind: 'other', start: 0, end: 0 }, source),
    );
    const what = `sync(${set.map(({ key }) => key).join(', ')})`;
    return states.includes('on')
      ? [{ what, state: 'on', ...at }]
      : states.includes('unresolved')
        ? [{ what, state: 'unresolved', ...at }]
        : [{ what: 'sync()', state: 'creates', ...at }];
  }
  const isGenerator =
    /getSchemaGenerator\(\)\.|\.schema\.|[sS]chemaGenerator(\(\))?\.|[gG]enerator(\(\))?\./.test(callee);
  if (isGenerator && /mikro/i.test(source.text)) {
    return /^(updateSchema|update|dropSchema|refreshDatabase|refresh|refreshSchema)$/.test(method)
      ? [{ what: `MikroORM's ${method}()`, state: 'on', ...at }]
      : /^(createSchema|create)$/.test(method)
        ? [{ what: `MikroORM's ${method}()`, state: 'creates', ...at }]
        : [];
  }
  // TypeORM by hand: `dataSource.synchronize(true)` drops everything first.
  return method === 'synchronize' && TYPEORM.test(source.text)
    ? [{ what: 'synchronize()', state: 'on', ...at }]
    : [];
}

function pythonCall(call: Call): CodeSync[] {
  const at = { start: call.calleeRange.start, end: call.end };
  if (/(^|\.)(create_all|drop_all)$/.test(call.callee)) {
    return [{ what: `${call.method}()`, state: call.method === 'drop_all' ? 'drops' : 'creates', ...at }];
  }
  // `await connection.run_sync(Base.metadata.create_all)`
  const handed = call.args.find(
    (arg) => arg.kind === 'name' && /metadata\.(create_all|drop_all)$/.test(arg.path),
  );
  if (handed !== undefined) {
    return [{ what: 'metadata.create_all', state: 'creates', ...at }];
  }
  const generates = call.named.find((entry) => entry.key === 'generate_schemas')?.value;
  return generates?.kind === 'boolean' && generates.value
    ? [{ what: 'generate_schemas=True', state: 'creates', ...at }]
    : call.method === 'generate_schemas'
      ? [{ what: 'generate_schemas()', state: 'creates', ...at }]
      : [];
}

function javaCall(call: Call, source: SourceFile): CodeSync[] {
  const [key, value] = call.args;
  const at = { start: call.calleeRange.start, end: call.end };
  const written = key === undefined ? '' : source.text.slice(key.start, key.end);
  const isDdl =
    (key?.kind === 'string' &&
      /^(hibernate\.hbm2ddl\.auto|(javax|jakarta)\.persistence\.schema-generation\.database\.action)$/.test(
        key.text,
      )) ||
    /(^|\.)HBM2DDL_AUTO$/.test(written);
  if (isDdl && value !== undefined) {
    return [
      {
        what: 'hbm2ddl.auto',
        state: value.kind === 'string' ? stateOfDdl(value.text) : 'unresolved',
        ...at,
        literal: literalOf(value, source),
      },
    ];
  }
  return call.method === 'setGenerateDdl' && key?.kind === 'boolean'
    ? [{ what: 'setGenerateDdl', state: key.value ? 'on' : 'off', ...at, literal: literalOf(key, source) }]
    : [];
}

function goCall(call: Call, code: CodeModel): CodeSync[] {
  const at = { start: call.calleeRange.start, end: call.end };
  const imports = (pattern: RegExp): boolean => code.imports.some((item) => pattern.test(item.module));
  if (call.method === 'AutoMigrate') {
    return [{ what: 'AutoMigrate', state: 'creates', ...at }];
  }
  if (call.callee.endsWith('.Schema.Create') || (/^(Sync|Sync2)$/.test(call.method) && imports(/xorm/))) {
    return [
      { what: call.method === 'Create' ? "ent's Schema.Create" : call.method, state: 'creates', ...at },
    ];
  }
  return [];
}

function phpCall(call: Call): CodeSync[] {
  const isTool = /SchemaTool|schemaTool/.test(call.callee);
  const at = { start: call.calleeRange.start, end: call.end };
  return isTool && /^(updateSchema|dropSchema|dropDatabase)$/.test(call.method)
    ? [{ what: `SchemaTool's ${call.method}()`, state: 'on', ...at }]
    : isTool && call.method === 'createSchema'
      ? [{ what: "SchemaTool's createSchema()", state: 'creates', ...at }]
      : [];
}
