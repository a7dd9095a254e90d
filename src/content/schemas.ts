import * as v from 'valibot';
import { ID_PATTERN } from './ids.ts';

const text = v.pipe(v.string(), v.trim(), v.minLength(1));
const id = v.pipe(v.string(), v.regex(ID_PATTERN, 'must be area/kebab-name'));
const kebab = v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]*$/, 'must be kebab-case'));
const date = v.pipe(v.string(), v.isoDate('must be a date such as 2026-11-21'));
const order = v.pipe(v.number(), v.integer(), v.minValue(0));
const minutes = v.pipe(v.number(), v.integer(), v.minValue(1));
const httpsUrl = v.pipe(v.string(), v.url(), v.startsWith('https://'));

export const SEVERITIES = ['high', 'medium', 'low'] as const;
export const CONFIDENCES = ['high', 'medium', 'low'] as const;

/** Frontmatter of `content/topics/<area>/<name>.md`; the fields are explained in docs/content.md. */
export const topicSchema = v.strictObject({
  id,
  title: text,
  summary: text,
  area: kebab,
  order,
  stage: kebab,
  prerequisites: v.array(id),
  related: v.array(id),
  tags: v.array(text),
  synonyms: v.array(text),
  technologies: v.array(kebab),
  checks: v.array(id),
  snippets: v.array(id),
  practice: v.strictTuple([minutes, minutes]),
  reviewed: date,
  versions: v.optional(v.record(v.string(), v.string()), {}),
  standards: v.optional(v.array(text), []),
  formerly: v.optional(v.array(id), []),
});

const fixSchema = v.variant('kind', [
  v.strictObject({ kind: v.literal('snippet'), id }),
  v.strictObject({ kind: v.literal('command'), title: text, command: text }),
  v.strictObject({ kind: v.literal('manual'), title: text }),
  v.strictObject({ kind: v.literal('edit'), title: text }),
]);

/** Frontmatter of `content/checks/<area>/<name>.md`. */
export const checkSchema = v.strictObject({
  id,
  title: text,
  summary: text,
  order,
  version: v.pipe(v.number(), v.integer(), v.minValue(1)),
  severity: v.picklist(SEVERITIES),
  confidence: v.picklist(CONFIDENCES),
  stacks: v.pipe(v.array(kebab), v.minLength(1)),
  standards: v.array(text),
  topic: id,
  fixes: v.array(fixSchema),
  reviewed: date,
  formerly: v.optional(v.array(id), []),
});

/** Frontmatter of `content/snippets/<area>/<name>.md`. */
export const snippetSchema = v.strictObject({
  id,
  title: text,
  summary: text,
  purpose: text,
  topic: id,
  checks: v.array(id),
  prefix: v.pipe(v.string(), v.regex(/^bp[A-Z][A-Za-z0-9]+$/, 'must be bp and camelCase, for example bpRateLimit')),
  placement: text,
  libraries: v.record(kebab, v.array(text)),
  reviewed: date,
  references: v.optional(v.array(httpsUrl), []),
  formerly: v.optional(v.array(id), []),
});

/** Frontmatter of `content/checklists/<name>.md`. `checks` are ids or `area/*`. */
export const checklistSchema = v.strictObject({
  id: kebab,
  title: text,
  summary: text,
  order,
  checks: v.pipe(
    v.array(v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]*\/([a-z0-9-]+|\*)$/, 'must be a check id or area/*'))),
    v.minLength(1),
  ),
  questions: v.optional(v.array(id), []),
});

export type TopicFrontmatter = v.InferOutput<typeof topicSchema>;
export type CheckFrontmatter = v.InferOutput<typeof checkSchema>;
export type SnippetFrontmatter = v.InferOutput<typeof snippetSchema>;
export type ChecklistFrontmatter = v.InferOutput<typeof checklistSchema>;
export type Severity = (typeof SEVERITIES)[number];
export type Confidence = (typeof CONFIDENCES)[number];
