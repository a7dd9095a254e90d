import assert from 'node:assert/strict';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { loadContent } from '../../../build/content.ts';
import { formatProblem } from '../../../src/content/problem.ts';
import { ROOT } from '../../support/content.ts';

const TOPIC = 'topics/security/jwt.md';
const CHECK = 'checks/security/jwt-verification.md';

/** The mistakes of the repository's content after a change to a copy of it, as the build prints them. */
function mistakesAfter(change: (folder: string) => void): string[] {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'content-'));
  try {
    cpSync(path.join(ROOT, 'content'), folder, { recursive: true });
    change(folder);
    return loadContent(folder).problems.map(formatProblem);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function edit(file: string, from: string | RegExp, to: string): (folder: string) => void {
  return (folder) => {
    const full = path.join(folder, file);
    const before = readFileSync(full, 'utf8');
    const after = before.replace(from, to);
    assert.notEqual(after, before, `${file} holds no ${String(from)}`);
    writeFileSync(full, after);
  };
}

describe('compiling the content', () => {
  it('finds no mistake in the repository’s own', () => {
    assert.deepEqual(
      mistakesAfter(() => undefined),
      [],
    );
  });

  const cases: readonly (readonly [string, (folder: string) => void, RegExp])[] = [
    ['a missing field', edit(TOPIC, /^summary: .*$/m, ''), /^topics\/security\/jwt\.md:\d+: summary: /],
    ['a field that is not known', edit(TOPIC, /^order:/m, 'ordr: 1\norder:'), /^topics\/security\/jwt\.md:\d+: ordr: /],
    ['a wrong type, on its line', edit(TOPIC, /^order: .*$/m, 'order: first'), /^topics\/security\/jwt\.md:6: order: /],
    ['an id that is not the path', edit(TOPIC, 'id: security/jwt', 'id: security/tokens'), /jwt\.md:2: id security\/tokens does not match/],
    ['broken YAML, on its line', edit(TOPIC, /^tags: .*$/m, 'tags: [a, '), /^topics\/security\/jwt\.md:\d+: /],
    ['no frontmatter', edit(TOPIC, /^---\n/, ''), /jwt\.md:1: the page has no frontmatter/],
    ['a prerequisite that does not exist', edit(TOPIC, /^prerequisites: .*$/m, 'prerequisites: [security/nothing]'), /prerequisites: there is no topic security\/nothing/],
    ['prerequisites in a circle', edit('topics/foundations/http.md', /^prerequisites: .*$/m, 'prerequisites: [security/jwt]'), /cycle: /],
    ['a stage that is not in the list', edit(TOPIC, /^stage: .*$/m, 'stage: expert'), /stage: expert is not in lists\/stages\.yml/],
    ['a dead link, on its line', edit(TOPIC, '## Recall', 'See [that](../security/nothing.md).\n\n## Recall'), /jwt\.md:\d+: there is no topic security\/nothing/],
    ['a link that is not https', edit(TOPIC, '## Recall', '[x](http://example.org)\n\n## Recall'), /only https: links lead outside/],
    ['a topic that does not list its check', edit(TOPIC, /^checks: .*$/m, 'checks: []'), /security\/jwt-verification names this topic and is not listed/],
    ['a check whose fix does not exist', edit(CHECK, 'id: security/jwt-verify }', 'id: security/nothing }'), /there is no snippet security\/nothing/],
    ['a checklist that matches no check', edit('checklists/security.md', "'security/*'", "'secrets/*'"), /no check matches secrets\/\*/],
    ['a question that does not exist', edit('checklists/testing.md', 'manual/load-test', 'manual/nothing'), /^checklists\/testing\.md:\d+: questions: there is no question manual\/nothing/],
    ['a question whose topic does not exist', edit('lists/questions.yml', 'topic: delivery/deployment', 'topic: delivery/nothing'), /manual\/rollback-drill: there is no topic delivery\/nothing/],
    ['a question that does not ask', edit('lists/questions.yml', 'before it is merged?', 'before it is merged.'), /^lists\/questions\.yml:\d+: 1\.question: /],
    ['a list that breaks its schema', edit('lists/stages.yml', 'months: [1, 3]', 'months: [1]'), /^lists\/stages\.yml:2: 0\.months/],
    ['a list without a schema', (folder) => writeFileSync(path.join(folder, 'lists/more.yml'), '[]'), /lists\/more\.yml:1: no schema/],
    ['a list that is missing', (folder) => rmSync(path.join(folder, 'lists/areas.yml')), /lists\/areas\.yml:1: this list is missing/],
    ['a file that is no page', (folder) => writeFileSync(path.join(folder, 'topics/notes.txt'), ''), /topics\/notes\.txt:1: neither/],
    ['a snippet with a broken tab stop', edit('snippets/security/rate-limit.md', '‹1:', '‹2:'), /snippets\/security\/rate-limit\.md:\d+: /],
    ['a snippet page without a variant', (folder) => {
      const file = path.join(folder, 'snippets/security/rate-limit.md');
      writeFileSync(file, readFileSync(file, 'utf8').replace(/^```[\s\S]*?^```$/gm, ''));
    }, /a snippet needs at least one variant/],
  ];
  for (const [name, change, expected] of cases) {
    it(`reports ${name}`, () => {
      const mistakes = mistakesAfter(change);
      assert.ok(
        mistakes.some((mistake) => expected.test(mistake)),
        `${String(expected)} is none of:\n${mistakes.join('\n')}`,
      );
    });
  }

  it('never runs JavaScript that stands in frontmatter', () => {
    const mark = path.join(os.tmpdir(), `ran-${process.pid}`);
    const mistakes = mistakesAfter((folder) => {
      mkdirSync(path.join(folder, 'topics/security'), { recursive: true });
      writeFileSync(
        path.join(folder, 'topics/security/evil.md'),
        `---js\nrequire('fs').writeFileSync(${JSON.stringify(mark)}, 'x')\n---\n`,
      );
    });
    assert.ok(mistakes.some((mistake) => mistake.startsWith('topics/security/evil.md:1: ')));
    assert.throws(() => readFileSync(mark));
  });
});
