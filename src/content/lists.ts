import * as v from 'valibot';

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

const dataPortsSchema = v.array(
  v.strictObject({ port: v.pipe(v.number(), v.integer()), of: text, kind: v.picklist(['admin', 'data']) }),
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
} as const;

export type ListName = keyof typeof LIST_SCHEMAS;

/** The validated lists, as the core uses them. */
export type Lists = { readonly [K in ListName]: v.InferOutput<(typeof LIST_SCHEMAS)[K]> };

export type Area = Lists['areas'][number];
export type Stage = Lists['stages'][number];
export type Technology = Lists['technologies'][number];
