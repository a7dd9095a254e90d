import * as v from 'valibot';
import { ID_PATTERN } from './ids.ts';
import { SEVERITIES } from './schemas.ts';

const id = v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]*$/));
const text = v.pipe(v.string(), v.minLength(1));

const areasSchema = v.array(v.strictObject({ id, title: text, icon: id }));
const stagesSchema = v.array(v.strictObject({ id, title: text, months: v.strictTuple([v.number(), v.number()]) }));

/** Package names that give a technology away, by ecosystem. A name may end in `*`. */
const detectSchema = v.partial(
  v.strictObject({
    npm: v.array(text),
    pypi: v.array(text),
    maven: v.array(text),
    gomod: v.array(text),
    rubygems: v.array(text),
    packagist: v.array(text),
  }),
);

const technologiesSchema = v.array(
  v.strictObject({
    id,
    title: text,
    kind: v.picklist(['runtime', 'framework', 'platform', 'ci', 'datastore', 'tool']),
    of: v.optional(id),
    server: v.optional(v.boolean(), false),
    detect: v.optional(detectSchema, {}),
  }),
);

const actionPinsSchema = v.array(
  v.strictObject({
    action: text,
    version: text,
    sha: v.pipe(v.string(), v.regex(/^[0-9a-f]{40}$/)),
    confirmed: v.pipe(v.string(), v.isoDate()),
  }),
);

const ecosystem = v.picklist(['npm', 'pypi', 'maven', 'gomod', 'rubygems', 'packagist']);

const testCommandsSchema = v.array(v.strictObject({ ecosystem, words: v.pipe(v.array(text), v.minLength(1)) }));

/** Images by name, and by tag where that decides. */
const basesSchema = v.array(v.strictObject({ image: text, tag: v.optional(text) }));

/** Keys of the environment, which may hold `*`; with `of`, for services of one technology. */
const platformKeysSchema = v.array(
  v.strictObject({ keys: v.pipe(v.array(text), v.minLength(1)), of: v.optional(id) }),
);

const dataPortsSchema = v.array(
  v.strictObject({ port: v.pipe(v.number(), v.integer()), of: text, kind: v.picklist(['admin', 'data']) }),
);

/** A command line by its program, words that follow, and one of some options. */
const developmentServersSchema = v.array(
  v.strictObject({
    program: text,
    title: text,
    words: v.optional(v.array(text), []),
    options: v.optional(v.array(text), []),
    unless: v.optional(v.array(text), []),
    /** A variable that makes it a production server where its value is `production`. */
    mode: v.optional(text),
  }),
);

/** A question to a person: what files cannot decide. docs/content.md explains the fields. */
const questionsSchema = v.array(
  v.strictObject({
    id: v.pipe(v.string(), v.regex(/^manual\/[a-z0-9][a-z0-9-]*$/, 'must be manual/kebab-name')),
    title: text,
    question: v.pipe(text, v.endsWith('?')),
    why: text,
    hint: text,
    hintPaths: v.optional(v.array(text), []),
    severity: v.picklist(SEVERITIES),
    expiryDays: v.pipe(v.number(), v.integer(), v.minValue(1)),
    standards: v.array(text),
    topic: v.optional(v.pipe(v.string(), v.regex(ID_PATTERN))),
  }),
);

const version = v.pipe(v.string(), v.regex(/^\d+(\.\d+)*$/));

const libraryDefaultsSchema = v.array(
  v.strictObject({
    library: text,
    ecosystem,
    topic: id,
    from: v.optional(version),
    below: v.optional(version),
    unset: v.picklist(['safe', 'unsafe', 'undecidable']),
    confirmed: v.optional(text),
  }),
);

/** Every closed list under `content/lists/`, by file name without `.yml`. */
export const LIST_SCHEMAS = {
  areas: areasSchema,
  stages: stagesSchema,
  technologies: technologiesSchema,
  'action-pins': actionPinsSchema,
  'env-loaders': detectSchema,
  'library-defaults': libraryDefaultsSchema,
  'test-commands': testCommandsSchema,
  'root-bases': basesSchema,
  'non-root-bases': basesSchema,
  'infrastructure-images': v.array(text),
  'datastore-images': v.array(text),
  'data-ports': dataPortsSchema,
  'platform-keys': platformKeysSchema,
  'development-servers': developmentServersSchema,
  questions: questionsSchema,
} as const;

export type ListName = keyof typeof LIST_SCHEMAS;

/** The validated lists, as the core uses them. */
export type Lists = { readonly [K in ListName]: v.InferOutput<(typeof LIST_SCHEMAS)[K]> };

export type Area = Lists['areas'][number];
export type Stage = Lists['stages'][number];
export type Technology = Lists['technologies'][number];
export type Question = Lists['questions'][number];
