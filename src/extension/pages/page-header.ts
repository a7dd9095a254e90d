import { areaOf } from '../../content/ids.ts';
import type { CheckEntry, SnippetEntry, TopicEntry } from '../../content/model.ts';
import { TOPIC_STATES } from '../progress/facts.ts';
import { attributes, escapeHtml, fill } from './html.ts';
import { icon } from './icons.ts';
import { pageLink } from './markdown.ts';
import type { PageInput } from './page-input.ts';

/** The top of a topic: where it stands, how long it takes, what to read before, and its state. */
export function topicHeader(topic: TopicEntry, input: PageInput): string {
  const { catalogue, labels, stateOf } = input;
  const facts = [
    fact('stage', catalogue.stageTitle(topic.stage)),
    fact('time', fill(labels.minutesToRead, topic.minutes)),
    fact('practice', fill(labels.practice, topic.practice[0], topic.practice[1])),
  ];
  const prerequisites = topic.prerequisites
    .flatMap((id) => catalogue.topic(id) ?? [])
    .map(({ id, title }) => {
      const state = stateOf(id);
      const done =
        state === 'done' || state === 'skipped'
          ? ` <span class="tick" title="${escapeHtml(labels.states[state])}">${icon('check')}<span class="visually-hidden">(${escapeHtml(labels.states[state])})</span></span>`
          : '';
      return `<li>${pageLink({ kind: 'topic', id }, title)}${done}</li>`;
    });
  const before =
    prerequisites.length === 0
      ? ''
      : `<div class="prerequisites"><span>${escapeHtml(labels.readBefore)}</span><ul>${prerequisites.join('')}</ul></div>`;
  return header(
    catalogue.areaTitle(topic.area),
    topic.title,
    topic.summary,
    `<ul class="facts">${facts.join('')}</ul>${before}${stateControl(topic, input)}`,
  );
}

/** The top of a check: how grave, how sure, for what, by which standard, and its topic. */
export function checkHeader(check: CheckEntry, input: PageInput): string {
  const { catalogue, labels } = input;
  const topic = catalogue.topic(check.topic);
  const stacks = check.stacks.map((stack) => catalogue.technologyTitle(stack)).join(', ');
  const facts = [
    `<li class="severity ${check.severity}">${escapeHtml(labels.severity[check.severity])}</li>`,
    `<li>${escapeHtml(labels.confidence[check.confidence])}</li>`,
    `<li>${escapeHtml(fill(labels.appliesTo, stacks))}</li>`,
  ];
  const about =
    topic === undefined
      ? ''
      : `<div class="prerequisites"><span>${escapeHtml(labels.topic)}</span><ul><li>${pageLink({ kind: 'topic', id: topic.id }, topic.title)}</li></ul></div>`;
  return header(
    `${labels.check} · ${titleOfArea(check.id, input)}`,
    check.title,
    check.summary,
    `<ul class="facts">${facts.join('')}</ul>${about}`,
  );
}

/** The top of a snippet: why it is written this way, and where it belongs. */
export function snippetHeader(snippet: SnippetEntry, input: PageInput): string {
  const { catalogue, labels } = input;
  const topic = catalogue.topic(snippet.topic);
  const about =
    topic === undefined
      ? ''
      : `<div class="prerequisites"><span>${escapeHtml(labels.topic)}</span><ul><li>${pageLink({ kind: 'topic', id: topic.id }, topic.title)}</li></ul></div>`;
  const rest = `<p class="purpose">${escapeHtml(snippet.purpose)}</p>
<dl class="placement"><dt>${escapeHtml(labels.placement)}</dt><dd>${escapeHtml(snippet.placement)}</dd></dl>${about}`;
  return header(
    `${labels.snippet} · ${titleOfArea(snippet.id, input)}`,
    snippet.title,
    snippet.summary,
    rest,
  );
}

/** What stands below every page: when it was reviewed, what for, by which standards. */
export function pageFooter(input: PageInput, entry: TopicEntry | CheckEntry | SnippetEntry): string {
  const { labels, catalogue } = input;
  const rows: string[] = [];
  if ('related' in entry && entry.related.length > 0) {
    const links = entry.related
      .flatMap((id) => catalogue.topic(id) ?? [])
      .map(({ id, title }) => pageLink({ kind: 'topic', id }, title));
    rows.push(row(labels.related, links.join(', ')));
  }
  if ('standards' in entry && entry.standards.length > 0) {
    rows.push(row(labels.standards, entry.standards.map(escapeHtml).join(', ')));
  }
  if ('versions' in entry && Object.keys(entry.versions).length > 0) {
    const versions = Object.entries(entry.versions).map(
      ([name, version]) => `${catalogue.technologyTitle(name)} ${version}`,
    );
    rows.push(row(labels.writtenFor, escapeHtml(versions.join(', '))));
  }
  rows.push(
    row(
      labels.reviewed,
      `<time${attributes({ datetime: entry.reviewed })}>${escapeHtml(entry.reviewed)}</time>`,
    ),
  );
  return `<footer class="page-footer"><dl>${rows.join('')}</dl></footer>`;
}

function header(eyebrow: string, title: string, summary: string, rest: string): string {
  return `<header class="page-header">
<p class="eyebrow">${escapeHtml(eyebrow)}</p>
<h1 tabindex="-1" id="top">${escapeHtml(title)}</h1>
<p class="summary">${escapeHtml(summary)}</p>
${rest}
</header>`;
}

/** The button and the list are set by the panel's script when the state changes elsewhere. */
function stateControl(topic: TopicEntry, { labels, stateOf }: PageInput): string {
  const current = stateOf(topic.id);
  const options = TOPIC_STATES.map(
    (state) =>
      `<option${attributes({ value: state, selected: state === current })}>${escapeHtml(labels.states[state])}</option>`,
  );
  return `<div class="state"${attributes({ 'data-topic': topic.id, 'data-state': current })}>
<button type="button" class="primary mark-done" data-action="toggle-done"${attributes({ 'aria-pressed': current === 'done' ? 'true' : 'false' })}>${icon('check')}<span class="when-open">${escapeHtml(labels.markDone)}</span><span class="when-done">${escapeHtml(labels.markedDone)}</span></button>
<label><span>${escapeHtml(labels.state)}</span><select data-action="set-state">${options.join('')}</select></label>
</div>`;
}

function fact(drawing: 'stage' | 'time' | 'practice', text: string): string {
  return `<li>${icon(drawing)}${escapeHtml(text)}</li>`;
}

function row(term: string, html: string): string {
  return `<div><dt>${escapeHtml(term)}</dt><dd>${html}</dd></div>`;
}

function titleOfArea(id: string, { catalogue }: PageInput): string {
  return catalogue.areaTitle(areaOf(id));
}
