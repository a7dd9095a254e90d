import assert from 'node:assert/strict';
import path from 'node:path';
import type { Report } from '../../../src/checks/result.ts';
import { openCase, readCases, VARIANTS, variantOf, type Case, type Variant } from '../../support/cases.ts';
import { ownContent, ROOT } from '../../support/content.ts';
import { fixFiles, gainedLines, keysOf, mendable, mistakesIn, removedText } from '../../support/fixes.ts';
import { run } from '../../support/run.ts';

const { index } = ownContent();
const named = new Set(
  index.checks.filter(({ fixes }) => fixes.some(({ kind }) => kind === 'edit')).map(({ id }) => id),
);
const failing = readCases(path.join(ROOT, 'test/checks')).filter(({ expectation: { outcome } }) =>
  (typeof outcome === 'string' ? [outcome] : Object.values(outcome)).includes('fail'),
);

/** Findings of one case are fixed one after the other; none has as many. */
const ROUNDS = 40;

type Files = ReadonlyMap<string, string>;

const check = (item: Case, files: Files): Promise<Report> =>
  run(openCase({ files, expectation: item.expectation }, 'lf'), [item.check]);

const filesOf = (item: Case, variant: Variant): Files =>
  new Map([...item.files].map(([file, text]) => [file, variantOf(text, variant)]));

describe('edits that findings offer', () => {
  const edited = new Map<string, number>();

  for (const item of failing) {
    for (const variant of named.has(item.check) ? VARIANTS : (['lf'] as const)) {
      it(`${item.check} ${item.name} (${variant})`, async () => {
        const files = filesOf(item, variant);
        const report = await check(item, files);
        for (const { key, fix } of mendable(report)) {
          const fixed = fixFiles(files, fix);
          await assertWellFormed(files, fixed, variant);
          for (const edit of fix.edits) {
            const removed = removedText(files.get(edit.path) ?? '', edit);
            assert.notEqual(removed, edit.newText, 'the edit changes nothing');
            assert.doesNotMatch(removed, /(^|\s)(#|\/\/|--)\s/, 'the edit takes a comment away');
          }
          const left = keysOf(report);
          left.splice(left.indexOf(key), 1);
          assertSubset(keysOf(await check(item, fixed)), left, `${key}\n${show(fixed, fix.edits[0]?.path)}`);
          edited.set(item.check, (edited.get(item.check) ?? 0) + 1);
        }
        await assertAllFixed(item, files);
      });
    }
  }

  it('are named by their page, and what a page names is offered', () => {
    assert.deepEqual([...edited.keys()].sort(), [...named].sort());
  });
});

/** One edit after the other, until none is offered: every one is needed once. */
async function assertAllFixed(item: Case, files: Files): Promise<void> {
  let current = files;
  for (let round = 0; ; round++) {
    assert.ok(round < ROUNDS, 'the edits never end');
    const next = mendable(await check(item, current))[0];
    if (next === undefined) {
      break;
    }
    current = fixFiles(current, next.fix);
  }
  for (const [file, lines] of Object.entries(item.expectation.fixed ?? {})) {
    assert.deepEqual(gainedLines(files.get(file) ?? '', current.get(file) ?? ''), lines, file);
  }
}

async function assertWellFormed(before: Files, after: Files, variant: Variant): Promise<void> {
  for (const [file, text] of after) {
    if (text === before.get(file)) {
      continue;
    }
    assert.ok(
      (await mistakesIn(file, text)) <= (await mistakesIn(file, before.get(file) ?? '')),
      `${file} does not parse any more:\n${text}`,
    );
    if (before.has(file)) {
      assert.equal(
        /(^|[^\r])\n/.test(text),
        variant !== 'crlf' && text.includes('\n'),
        'line ends are mixed',
      );
      assert.equal(text.includes('\r'), variant === 'crlf' && text.includes('\n'), 'line ends are mixed');
      assert.equal(text.lastIndexOf('\uFEFF'), variant === 'bom' ? 0 : -1, 'the byte order mark');
    }
  }
}

function assertSubset(found: readonly string[], allowed: readonly string[], about: string): void {
  const left = [...allowed];
  for (const key of found) {
    const at = left.indexOf(key);
    assert.ok(at >= 0, `still found, or new: ${key}\nafter the edit of ${about}`);
    left.splice(at, 1);
  }
}

function show(files: Files, file: string | undefined): string {
  return file === undefined ? '' : (files.get(file) ?? '');
}
