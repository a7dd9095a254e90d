/**
 * What a page and the host tell each other. Types are shared; the host checks what it gets at run time, because a
 * message is only as trustworthy as the frame it comes from.
 */
import * as v from 'valibot';
import { ID_PATTERN } from '../content/ids.ts';

const id = v.pipe(v.string(), v.maxLength(200), v.regex(ID_PATTERN));
const ref = v.strictObject({ kind: v.picklist(['topic', 'check', 'snippet']), id });
const state = v.picklist(['todo', 'learning', 'done', 'skipped', 'revise']);
const index = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(10_000));
const scroll = v.pipe(v.number(), v.minValue(0));
const anchor = v.optional(v.pipe(v.string(), v.maxLength(200)));

/** One entry of a page's history. */
const placeSchema = v.strictObject({ ref, anchor });

/** What a panel keeps over a reload of the window. */
export const panelStateSchema = v.strictObject({
  version: v.literal(1),
  slot: v.picklist(['main', 'side']),
  places: v.pipe(v.array(placeSchema), v.minLength(1), v.maxLength(100)),
  position: index,
  /** Of the page shown. */
  scroll,
});

export const fromPageSchema = v.variant('type', [
  /** The script has started and asks for what may have changed since the document was written. */
  v.strictObject({ type: v.literal('ready') }),
  v.strictObject({ type: v.literal('scrolled'), scroll }),
  v.strictObject({ type: v.literal('open'), ref, anchor, toSide: v.boolean() }),
  v.strictObject({ type: v.literal('back') }),
  v.strictObject({ type: v.literal('forward') }),
  v.strictObject({ type: v.literal('set-state'), topic: id, state }),
  v.strictObject({ type: v.literal('copy'), text: v.pipe(v.string(), v.maxLength(200_000)) }),
  v.strictObject({ type: v.picklist(['insert', 'preview', 'copy-variant']), snippet: id, variant: index }),
  v.strictObject({ type: v.literal('run-checklists') }),
  v.strictObject({ type: v.literal('evidence'), result: index, position: index }),
]);

export type PanelState = v.InferOutput<typeof panelStateSchema>;
export type PagePlace = v.InferOutput<typeof placeSchema>;
export type FromPage = v.InferOutput<typeof fromPageSchema>;

/** A page to show, with all that the frame around it needs. */
export interface ShownPage {
  readonly html: string;
  readonly title: string;
  readonly anchor: string | undefined;
  readonly scroll: number | undefined;
  readonly canGoBack: boolean;
  readonly canGoForward: boolean;
  /** To be kept by the page, with its own scroll position filled in. */
  readonly state: PanelState;
}

export type ToPage =
  | ({ readonly type: 'page' } & ShownPage)
  | { readonly type: 'topic-state'; readonly topic: string; readonly state: string }
  | { readonly type: 'project'; readonly html: string }
  /** Something for a screen reader to say, for example that code was copied. */
  | { readonly type: 'announce'; readonly text: string };
