import { expandFakes } from '../../content/fakes.ts';
import type { Fence } from '../../content/fences.ts';
import { attributes, escapeHtml, fill } from './html.ts';
import { highlight, languageTitle } from './highlight.ts';
import { icon } from './icons.ts';
import type { PageInput } from './page-input.ts';

/** A fence as a page needs it. */
export type Block = Pick<Fence, 'language' | 'attributes' | 'flags' | 'code'>;

/** Hands out ids that are unique on a page. */
export class IdSource {
  readonly #start: string;
  #next = 0;

  /** @param start what all ids begin with, where a page has several sources */
  constructor(start = '') {
    this.#start = start;
  }

  take(prefix: string): string {
    this.#next += 1;
    return `${this.#start}${prefix}-${this.#next}`;
  }
}

/** Consecutive fences: wrong and right ones as pairs, those with a stack as tabs, others one below the other. */
export function renderBlocks(blocks: readonly Block[], input: PageInput, ids: IdSource): string {
  const parts: string[] = [];
  for (let index = 0; index < blocks.length;) {
    const kind = kindOf(blocks[index]);
    let end = index + 1;
    while (end < blocks.length && kindOf(blocks[end]) === kind) {
      end++;
    }
    const run = blocks.slice(index, end);
    index = end;
    if (kind === 'verdict') {
      parts.push(renderVerdicts(run, input));
    } else if (kind === 'stack') {
      parts.push(renderStackTabs(run, input, ids));
    } else {
      parts.push(...run.map((block) => renderCode(block, input)));
    }
  }
  return parts.join('\n');
}

/** One block of code with its file name, its language and a copy button. */
export function renderCode(block: Block, input: PageInput): string {
  const caption = block.attributes.get('file') ?? block.attributes.get('path') ?? '';
  return codeFigure({ code: block.code, language: block.language, caption, input });
}

export interface CodeFigure {
  readonly code: string;
  readonly language: string;
  readonly caption: string;
  readonly input: PageInput;
  /** HTML that stands before the caption, for example a verdict. */
  readonly before?: string;
  readonly className?: string;
  /** False where buttons around the block copy it already. */
  readonly copy?: boolean;
}

export function codeFigure({
  code,
  language,
  caption,
  input,
  before = '',
  className = '',
  copy = true,
}: CodeFigure): string {
  const { labels } = input;
  const title = languageTitle(language);
  const file = caption === '' ? '' : `<span class="file">${escapeHtml(caption)}</span>`;
  const name = caption === '' ? title : caption;
  const button = copy
    ? `<button type="button" class="quiet" data-action="copy-code"${attributes({ 'aria-label': fill(labels.copyCode, name) })}>${icon('copy')}<span>${escapeHtml(labels.copy)}</span></button>`
    : '';
  return `<figure class="${`code ${className}`.trim()}">
<figcaption>${before}${file}<span class="language">${escapeHtml(title)}</span>${button}</figcaption>
<pre tabindex="0"${attributes({ 'aria-label': name === '' ? undefined : name, role: name === '' ? undefined : 'group' })}><code>${highlight(expandFakes(code), language)}</code></pre>
</figure>`;
}

export interface Tab {
  readonly label: string;
  /** The technology the tab is for: tabs of one stack are switched together on the whole page. */
  readonly stack: string;
  readonly html: string;
}

/** Tabs by the ARIA pattern; the panel's script moves between them. Without tabs to choose from, only the content. */
export function renderTabs(tabs: readonly Tab[], label: string, input: PageInput, ids: IdSource): string {
  const ordered = [...tabs].sort(
    (a, b) => preference(a.stack, input.stacks) - preference(b.stack, input.stacks),
  );
  const [only, second] = ordered;
  if (only === undefined) {
    return '';
  }
  const named = ordered.map((tab) => ({ ...tab, id: ids.take('tab') }));
  const buttons = named.map(({ label: text, stack, id }, position) => {
    const mine = input.stacks.includes(stack)
      ? `<span class="mine" title="${escapeHtml(input.labels.yourStack)}">${icon('check')}<span class="visually-hidden">${escapeHtml(input.labels.yourStack)}</span></span>`
      : '';
    return `<button type="button" role="tab"${attributes({
      id,
      'aria-controls': `${id}-panel`,
      'aria-selected': position === 0 ? 'true' : 'false',
      tabindex: position === 0 ? 0 : -1,
      'data-stack': stack,
    })}>${escapeHtml(text)}${mine}</button>`;
  });
  const panels = named.map(
    ({ html, id }, position) =>
      `<div role="tabpanel" class="tabpanel"${attributes({ id: `${id}-panel`, 'aria-labelledby': id, hidden: position !== 0 })}>${html}</div>`,
  );
  const single = second === undefined ? ' single' : '';
  return `<div class="tabs${single}"><div role="tablist"${attributes({ 'aria-label': label })}>${buttons.join('')}</div>${panels.join('')}</div>`;
}

function kindOf(block: Block | undefined): 'verdict' | 'stack' | 'plain' {
  if (block !== undefined && verdictOf(block) !== undefined) {
    return 'verdict';
  }
  return block?.attributes.has('stack') === true ? 'stack' : 'plain';
}

function verdictOf(block: Block): 'wrong' | 'right' | undefined {
  const sample = block.attributes.get('sample');
  if (sample === 'wrong' || block.flags.has('wrong')) {
    return 'wrong';
  }
  return sample === 'right' || block.flags.has('right') ? 'right' : undefined;
}

/** Wrong and right differ by word, icon and border, not by colour alone. */
function renderVerdicts(blocks: readonly Block[], input: PageInput): string {
  let previous = '';
  const figures = blocks.map((block) => {
    const verdict = verdictOf(block) ?? 'wrong';
    const group = `${verdict}|${block.attributes.get('case') ?? ''}`;
    const isContinued = block.attributes.has('case') && group === previous;
    previous = group;
    const words = `${verdict === 'wrong' ? icon('cross') : icon('check')}<span>${escapeHtml(input.labels[verdict])}</span>`;
    const kase = block.attributes.get('case');
    const about =
      kase === undefined ? '' : `<span class="case">${escapeHtml(kase.replaceAll('-', ' '))}</span>`;
    return codeFigure({
      code: block.code,
      language: block.language,
      caption: block.attributes.get('file') ?? '',
      input,
      before: `<strong class="verdict">${words}</strong>${isContinued ? '' : about}`,
      className: `${verdict}${isContinued ? ' continued' : ''}`,
    });
  });
  return `<div class="verdicts">${figures.join('\n')}</div>`;
}

function renderStackTabs(blocks: readonly Block[], input: PageInput, ids: IdSource): string {
  const byStack = new Map<string, string[]>();
  for (const block of blocks) {
    const stack = block.attributes.get('stack') ?? '';
    byStack.set(stack, [...(byStack.get(stack) ?? []), renderCode(block, input)]);
  }
  const tabs = [...byStack].map(([stack, figures]): Tab => {
    return { label: input.catalogue.technologyTitle(stack), stack, html: figures.join('\n') };
  });
  return renderTabs(tabs, input.labels.stackTabs, input, ids);
}

function preference(stack: string, stacks: readonly string[]): number {
  const rank = stacks.indexOf(stack);
  return rank < 0 ? stacks.length : rank;
}
