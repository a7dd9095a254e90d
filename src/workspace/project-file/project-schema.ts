import * as v from 'valibot';
import { SEVERITIES } from '../../content/schemas.ts';
import { GLOB_LIMIT } from './path-globs.ts';
import { WAIVER_REASONS } from './project-words.ts';

/** What a person may answer to a question. */
export const ANSWERS = ['yes', 'no', 'not-applicable'] as const;
export type Answer = (typeof ANSWERS)[number];

const text = v.pipe(v.string('must be a text'), v.trim(), v.minLength(1, 'must not be empty'));

const date = v.pipe(
  v.string('must be a date such as "2026-11-21"'),
  v.check(isDay, 'must be a date such as "2026-11-21"'),
);

const glob = v.pipe(
  text,
  v.maxLength(GLOB_LIMIT, `must not be longer than ${GLOB_LIMIT} characters`),
  v.check(
    (value) => !value.startsWith('/') && !/^[A-Za-z]:/.test(value),
    'must be relative to the repository, without a leading slash',
  ),
  v.check(
    (value) => !value.includes('\\') && !value.split('/').includes('..'),
    'must be written with "/", and must not lead out of the repository with ".."',
  ),
);

const link = v.pipe(text, v.regex(/^https?:\/\/\S+$/, 'must be an address that starts with https://'));

function oneOf<const T extends readonly string[]>(values: T) {
  return v.picklist(values, `must be one of ${values.map((value) => `"${value}"`).join(', ')}`);
}

const list = 'must be a list in square brackets';
const object = 'must be an object in braces';

const settingSchema = v.strictObject(
  {
    severity: v.optional(oneOf(SEVERITIES)),
    options: v.optional(recordOf(v.unknown())),
  },
  'must be "off" or an object such as { "severity": "low" }',
);

/** An object with keys of any name; unlike `v.record`, a list is none. */
function recordOf<S extends v.GenericSchema>(value: S) {
  return v.pipe(
    v.unknown(),
    v.check((input) => !Array.isArray(input), object),
    v.record(v.string(), value, object),
  );
}

/** Settings of a check: `"off"`, or an object. Chosen by the value, so that a mistake inside is told where it stands. */
const offSchema = v.literal('off');
const checkSchema = v.lazy((input): typeof offSchema | typeof settingSchema =>
  input === 'off' ? offSchema : settingSchema,
);

const waiverSchema = v.strictObject(
  {
    check: text,
    path: glob,
    reason: oneOf(WAIVER_REASONS),
    note: v.optional(text),
    owner: text,
    expires: date,
  },
  object,
);

const attestationSchema = v.strictObject(
  {
    question: text,
    answer: oneOf(ANSWERS),
    by: text,
    date,
    link: v.optional(link),
    expires: v.optional(date),
    note: v.optional(text),
  },
  object,
);

/** `.backend-roadmap/config.jsonc`; schemas/config.schema.json says the same to editors, and a test holds the two together. */
export const projectSchema = v.strictObject(
  {
    $schema: v.optional(v.string('must be a text')),
    version: v.literal(1, 'must be 1, the only version there is'),
    checks: v.optional(recordOf(checkSchema), {}),
    waivers: v.optional(v.array(waiverSchema, list), []),
    attestations: v.optional(v.array(attestationSchema, list), []),
    exclude: v.optional(v.array(glob, list), []),
  },
  object,
);

export type ProjectData = v.InferOutput<typeof projectSchema>;

/** A day that the calendar has, as `2026-11-21`. */
export function isDay(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) {
    return false;
  }
  const time = Date.parse(`${value}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value);
}
