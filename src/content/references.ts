import { areaOf, type PageKind } from './ids.ts';
import { resolveLink } from './links.ts';
import type { Lists } from './lists.ts';
import type { ContentIndex } from './model.ts';
import type { ContentProblem } from './problem.ts';
import type { SourcePage } from './compile.ts';

/**
 * Holds the pages together: every id named exists, topics agree with their checks and snippets in both directions,
 * areas, stages and technologies are those of the lists, prerequisites form no cycle, links lead somewhere.
 */
export function checkReferences(
  index: ContentIndex,
  lists: Lists,
  pages: ReadonlyMap<string, SourcePage>,
): ContentProblem[] {
  const problems: ContentProblem[] = [];
  const known = knownIds(index);
  const report = (folder: string, id: string, field: string, reason: string): void => {
    const path = `${folder}/${id}.md`;
    problems.push({ path, line: pages.get(path)?.lineOf([field]) ?? 1, reason: `${field}: ${reason}` });
  };
  const expectIds = (folder: string, id: string, field: string, kind: PageKind, ids: readonly string[]): void => {
    for (const target of ids.filter((candidate) => !known[kind].has(candidate))) {
      report(folder, id, field, `there is no ${kind} ${target}`);
    }
  };
  const stages = new Set(lists.stages.map((stage) => stage.id));
  const areas = new Set(lists.areas.map((area) => area.id));
  const technologies = new Set(lists.technologies.map((technology) => technology.id));

  for (const topic of index.topics) {
    expectIds('topics', topic.id, 'prerequisites', 'topic', topic.prerequisites);
    expectIds('topics', topic.id, 'related', 'topic', topic.related);
    expectIds('topics', topic.id, 'checks', 'check', topic.checks);
    expectIds('topics', topic.id, 'snippets', 'snippet', topic.snippets);
    if (topic.area !== areaOf(topic.id) || !areas.has(topic.area)) {
      report('topics', topic.id, 'area', `${topic.area} is not the area of ${topic.id}, or not in lists/areas.yml`);
    }
    if (!stages.has(topic.stage)) {
      report('topics', topic.id, 'stage', `${topic.stage} is not in lists/stages.yml`);
    }
    for (const technology of topic.technologies.filter((candidate) => !technologies.has(candidate))) {
      report('topics', topic.id, 'technologies', `${technology} is not in lists/technologies.yml`);
    }
  }
  const topicById = new Map(index.topics.map((topic) => [topic.id, topic]));
  for (const check of index.checks) {
    expectIds('checks', check.id, 'topic', 'topic', [check.topic]);
    const snippetIds = check.fixes.flatMap((fix) => (fix.kind === 'snippet' ? [fix.id] : []));
    expectIds('checks', check.id, 'fixes', 'snippet', snippetIds);
    if (topicById.get(check.topic)?.checks.includes(check.id) === false) {
      report('topics', check.topic, 'checks', `${check.id} names this topic and is not listed`);
    }
  }
  for (const snippet of index.snippets) {
    expectIds('snippets', snippet.id, 'topic', 'topic', [snippet.topic]);
    expectIds('snippets', snippet.id, 'checks', 'check', snippet.checks);
    if (topicById.get(snippet.topic)?.snippets.includes(snippet.id) === false) {
      report('topics', snippet.topic, 'snippets', `${snippet.id} names this topic and is not listed`);
    }
    for (const stack of Object.keys(snippet.libraries).filter((candidate) => !technologies.has(candidate))) {
      report('snippets', snippet.id, 'libraries', `${stack} is not in lists/technologies.yml`);
    }
    for (const { stack } of snippet.variants.filter((variant) => !technologies.has(variant.stack))) {
      report('snippets', snippet.id, 'id', `stack=${stack} is not in lists/technologies.yml`);
    }
  }
  problems.push(...checkQuestions(index, lists, pages));
  reportForeignClaims(index, report);
  for (const cycle of findCycles(index)) {
    report('topics', cycle[0] ?? '', 'prerequisites', `cycle: ${cycle.join(' → ')}`);
  }
  for (const page of pages.values()) {
    problems.push(...checkLinks(page, known));
  }
  return problems;
}

/** Checklists name questions that exist, and questions topics that do. */
function checkQuestions(
  index: ContentIndex,
  lists: Lists,
  pages: ReadonlyMap<string, SourcePage>,
): ContentProblem[] {
  const problems: ContentProblem[] = [];
  const topics = new Set(index.topics.map((topic) => topic.id));
  const questions = new Set(lists.questions.map((question) => question.id));
  for (const question of lists.questions) {
    if (question.topic !== undefined && !topics.has(question.topic)) {
      const reason = `${question.id}: there is no topic ${question.topic}`;
      problems.push({ path: 'lists/questions.yml', line: 1, reason });
    }
  }
  for (const checklist of index.checklists) {
    const path = `checklists/${checklist.id}.md`;
    for (const [position, id] of checklist.questions.entries()) {
      if (!questions.has(id)) {
        const line = pages.get(path)?.lineOf(['questions', position]) ?? 1;
        problems.push({ path, line, reason: `questions: there is no question ${id} in lists/questions.yml` });
      }
    }
  }
  return problems;
}

type KnownIds = Readonly<Record<PageKind, ReadonlySet<string>>>;

function knownIds(index: ContentIndex): KnownIds {
  return {
    topic: new Set(index.topics.map((topic) => topic.id)),
    check: new Set(index.checks.map((check) => check.id)),
    snippet: new Set(index.snippets.map((snippet) => snippet.id)),
  };
}

/** The other direction: a topic must not list a check or snippet that belongs to another topic. */
function reportForeignClaims(
  index: ContentIndex,
  report: (folder: string, id: string, field: string, reason: string) => void,
): void {
  const topicOf = {
    checks: new Map(index.checks.map((check) => [check.id, check.topic])),
    snippets: new Map(index.snippets.map((snippet) => [snippet.id, snippet.topic])),
  };
  for (const topic of index.topics) {
    for (const field of ['checks', 'snippets'] as const) {
      for (const id of topic[field]) {
        const owner = topicOf[field].get(id);
        if (owner !== undefined && owner !== topic.id) {
          report('topics', topic.id, field, `${id} belongs to the topic ${owner}`);
        }
      }
    }
  }
}

/** Cycles among prerequisites, each as the ids along it with the first repeated at the end. */
function findCycles(index: ContentIndex): string[][] {
  const prerequisites = new Map(index.topics.map((topic) => [topic.id, topic.prerequisites]));
  const done = new Set<string>();
  const cycles: string[][] = [];
  const visit = (id: string, trail: readonly string[]): void => {
    const start = trail.indexOf(id);
    if (start >= 0) {
      cycles.push([...trail.slice(start), id]);
    } else if (!done.has(id)) {
      for (const next of prerequisites.get(id) ?? []) {
        visit(next, [...trail, id]);
      }
      done.add(id);
    }
  };
  for (const id of prerequisites.keys()) {
    visit(id, []);
  }
  return cycles;
}

const LINK = /\]\(([^)\s]+)(?:\s+"[^"]*")?\)/g;

function checkLinks(page: SourcePage, known: KnownIds): ContentProblem[] {
  const problems: ContentProblem[] = [];
  let inFence = false;
  page.body.split(/\r?\n/).forEach((text, offset) => {
    if (/^`{3,}/.test(text)) {
      inFence = !inFence;
    }
    if (inFence) {
      return;
    }
    for (const [, href = ''] of text.replace(/`[^`]*`/g, '').matchAll(LINK)) {
      const target = resolveLink(page.path, href);
      const line = page.bodyLine + offset;
      if (target.kind === 'broken') {
        problems.push({ path: page.path, line, reason: target.reason });
      } else if (target.kind === 'page' && !known[target.ref.kind].has(target.ref.id)) {
        problems.push({ path: page.path, line, reason: `there is no ${target.ref.kind} ${target.ref.id}` });
      }
    }
  });
  return problems;
}
