import { parseArgs } from 'node:util';
import { FAIL_ON, type FailOn } from '../report/exit-status.ts';
import { FORMATS, type Format } from '../report/render.ts';

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
  /** Undefined for today. */
  readonly now: string | undefined;
}

/**
 * Reads the arguments of `check`.
 *
 * @throws {UsageError}
 */
export function readCheckArguments(args: readonly string[]): CheckArguments {
  const { values, positionals } = parse(args);
  if (positionals.length > 1) {
    throw new UsageError(`check takes one folder, not ${positionals.length}: ${positionals.join(', ')}`);
  }
  return {
    folder: positionals[0] ?? '.',
    checklists: listOf(values.checklist),
    checks: listOf(values.check),
    format: oneOf('format', values.format ?? 'text', FORMATS),
    output: values.output,
    failOn: oneOf('fail-on', values['fail-on'] ?? 'high', FAIL_ON),
    now: dateOf(values.now),
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        checklist: { type: 'string', multiple: true },
        check: { type: 'string', multiple: true },
        format: { type: 'string' },
        output: { type: 'string' },
        'fail-on': { type: 'string' },
        now: { type: 'string' },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? (error.message.split('. ')[0] ?? '') : String(error));
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
  if (value !== undefined && (!/^\d{4}-\d{2}-\d{2}$/.test(value) || Number.isNaN(Date.parse(value)))) {
    throw new UsageError(`--now takes a date such as 2026-11-21, not "${value}"`);
  }
  return value;
}
