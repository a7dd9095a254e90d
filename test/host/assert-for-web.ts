/**
 * The part of `node:assert/strict` that tests use, for the web extension host, which has no Node. The bundle for that
 * host takes this file for it; tests import `node:assert/strict` and are checked against its types.
 */

class AssertionError extends Error {
  override readonly name = 'AssertionError';

  constructor(
    message: string,
    readonly expected?: unknown,
    readonly actual?: unknown,
  ) {
    super(message);
  }
}

function show(value: unknown): string {
  // Of a function, a symbol and undefined there is no JSON.
  const json = JSON.stringify(value) as string | undefined;
  return value instanceof Error || json === undefined ? String(value) : json;
}

function isObject(value: unknown): value is Record<PropertyKey, unknown> {
  return typeof value === 'object' && value !== null;
}

/** For what tests compare: data without cycles. */
function isDeepEqual(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (!isObject(a) || !isObject(b) || Object.getPrototypeOf(a) !== Object.getPrototypeOf(b)) return false;
  if (a instanceof Date) return Number(a) === Number(b);
  if (a instanceof Map || a instanceof Set)
    return isDeepEqual([...a], [...(b as unknown as Iterable<unknown>)]);
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && isDeepEqual(a[key], b[key]))
  );
}

type Expected = RegExp | (new (...args: never[]) => Error) | ((error: unknown) => boolean) | object;

function isClass(expected: Expected): expected is new (...args: never[]) => Error {
  return typeof expected === 'function' && (expected === Error || expected.prototype instanceof Error);
}

function checkError(error: unknown, expected: Expected | undefined): void {
  if (expected === undefined) return;
  const matches =
    expected instanceof RegExp
      ? expected.test(String(error))
      : isClass(expected)
        ? error instanceof expected
        : typeof expected === 'function'
          ? (expected as (error: unknown) => boolean)(error)
          : Object.entries(expected).every(([key, value]) => {
              const actual = (error as Record<string, unknown>)[key];
              return value instanceof RegExp ? value.test(String(actual)) : isDeepEqual(actual, value);
            });
  if (!matches)
    throw new AssertionError(`it failed in another way than expected: ${String(error)}`, expected, error);
}

export function fail(message = 'failed'): never {
  throw new AssertionError(message);
}

export function ok(value: unknown, message?: string): asserts value {
  if (!value) throw new AssertionError(message ?? `${show(value)} is not truthy`, true, value);
}

export function equal(actual: unknown, expected: unknown, message?: string): void {
  if (Object.is(actual, expected)) return;
  throw new AssertionError(message ?? `${show(actual)} is not ${show(expected)}`, expected, actual);
}

export function notEqual(actual: unknown, expected: unknown, message?: string): void {
  if (Object.is(actual, expected))
    throw new AssertionError(message ?? `it is ${show(actual)}`, expected, actual);
}

export function deepEqual(actual: unknown, expected: unknown, message?: string): void {
  if (isDeepEqual(actual, expected)) return;
  throw new AssertionError(message ?? `${show(actual)} does not equal ${show(expected)}`, expected, actual);
}

export function notDeepEqual(actual: unknown, expected: unknown, message?: string): void {
  if (isDeepEqual(actual, expected))
    throw new AssertionError(message ?? `it equals ${show(actual)}`, expected, actual);
}

export function match(text: string, pattern: RegExp, message?: string): void {
  if (!pattern.test(text))
    throw new AssertionError(message ?? `${show(text)} does not match ${pattern}`, pattern, text);
}

export function doesNotMatch(text: string, pattern: RegExp, message?: string): void {
  if (pattern.test(text))
    throw new AssertionError(message ?? `${show(text)} matches ${pattern}`, pattern, text);
}

export function throws(action: () => unknown, expected?: Expected): void {
  try {
    action();
  } catch (error) {
    checkError(error, expected);
    return;
  }
  throw new AssertionError('it did not throw', expected);
}

export async function rejects(
  action: Promise<unknown> | (() => Promise<unknown>),
  expected?: Expected,
): Promise<void> {
  try {
    await (typeof action === 'function' ? action() : action);
  } catch (error) {
    checkError(error, expected);
    return;
  }
  throw new AssertionError('it did not reject', expected);
}

const assert = Object.assign(ok, {
  deepEqual,
  doesNotMatch,
  equal,
  fail,
  match,
  notDeepEqual,
  notEqual,
  ok,
  rejects,
  throws,
});

export default assert;
