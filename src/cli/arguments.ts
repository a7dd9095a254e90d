import { parseArgs, type ParseArgsConfig } from 'node:util';
import { FAIL_ON, type FailOn } from '../report/exit-status.ts';
import { FORMATS, type Format } from '../report/render.ts';
import { isDay } from '../workspace/project-file/project-schema.ts';

/** A call that cannot be carried out as it was written. Its message is the one line that is printed. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

export interface CheckArguments {
  readonly folder: string;
  readonly checklists: readonly string[] | undefined;
  readonly checks: readonly string[] | undefined;
  readonly format: Format;
  readonly output: string | undefined;
  readonly failOn: FailOn;
  /** A file with paths, or `-` for the standard input. */
  readonly onlyFiles: string | undefined;
  /** Undefined for the repository's own. */
  readonly baseline: string | undefined;
  readonly updateBaseline: boolean;
  /** Undefined for today. */
  readonly now: string | undefined;
}

/**
 * Reads the arguments of `check`.
 *
 * @throws {UsageError}
 */
export function readCheckArguments(args: readonly string[]): CheckArguments {
  const { values, positionals } = readOptions(args, {
    checklist: { type: 'string', multiple: true },
    check: { type: 'string', multiple: true },
    format: { type: 'string' },
    output: { type: 'string' },
    'fail-on': { type: 'string' },
    'only-files': { type: 'string' },
    baseline: { type: 'string' },
    'update-baseline': { type: 'boolean' },
    now: { type: 'string' },
  });
  if (positionals.length > 1) {
    throw new UsageError(`check takes one folder, not ${positionals.length}: ${positionals.join(', ')}`);
  }
  const updateBaseline = values['update-baseline'] ?? false;
  if (updateBaseline && values['only-files'] !== undefined) {
    throw new UsageError(
      '--update-baseline writes what fails anywhere, so that it does not go with --only-files',
    );
  }
  return {
    folder: positionals[0] ?? '.',
    checklists: listOf(values.checklist),
    checks: listOf(values.check),
    format: oneOf('format', values.format ?? 'text', FORMATS),
    output: values.output,
    failOn: oneOf('fail-on', values['fail-on'] ?? 'high', FAIL_ON),
    onlyFiles: values['only-files'],
    baseline: values.baseline,
    updateBaseline,
    now: dateOf(values.now),
  };
}

/**
 * Reads options and what stands beside them.
 *
 * @throws {UsageError} for an option that the command does not have
 */
export function readOptions<const O extends NonNullable<ParseArgsConfig['options']>>(
  args: readonly string[],
  options: O,
) {
  try {
    return parseArgs({ args: [...args], allowPositionals: true, options });
  } catch (error) {
    throw new UsageError(error instanceof Error ? (error.message.split('. ')[0] ?? '') : String(error));
  }
}

/**
 * The one argument of a command that takes no options.
 *
 * @param fallback what it is when it is not given; without one, it must be
 * @throws {UsageError}
 */
export function onePositional(command: string, args: readonly string[], fallback?: string): string {
  const { positionals } = readOptions(args, {});
  const value = positionals[0] ?? fallback;
  if (value === undefined || positionals.length > 1) {
    throw new UsageError(`${command} takes one argument; try "backend-roadmap --help"`);
  }
  return value;
}

/** @throws {UsageError} when a command that takes no argument got one */
export function noPositional(command: string, args: readonly string[]): void {
  const { positionals } = readOptions(args, {});
  if (positionals.length > 0) {
    throw new UsageError(`${command} takes no argument; try "backend-roadmap --help"`);
  }
}

function listOf(values: readonly string[] | undefined): readonly string[] | undefined {
  return values
    ?.flatMap((value) => value.split(','))
    .map((value) => value.trim())
    .filter((value) => value !== '');
}

function oneOf<T extends string>(name: string, value: string, allowed: readonly T[]): T {
  const known = allowed.find((candidate) => candidate === value);
  if (known === undefined) {
    throw new UsageError(`--${name} takes ${allowed.join(', ')}, not "${value}"`);
  }
  return known;
}

function dateOf(value: string | undefined): string | undefined {
  if (value !== undefined && !isDay(value)) {
    throw new UsageError(`--now takes a date such as 2026-11-21, not "${value}"`);
  }
  return value;
}
