import assert from 'node:assert/strict';
import path from 'node:path';
import { CheckSession } from '../../../src/checks/check-session.ts';
import { selectChecks } from '../../../src/checks/select.ts';
import { LocalCollecting } from '../../../src/facts/collecting.ts';
import type { FileSystem } from '../../../src/workspace/file-system.ts';
import { Cancelled } from '../../../src/workspace/walk.ts';
import { readCases } from '../../support/cases.ts';
import { ChangingFileSystem } from '../../support/changing-file-system.ts';
import { ownContent, ROOT } from '../../support/content.ts';
import { randomSource } from '../../support/random-text.ts';
import { run, trees } from '../../support/run.ts';

const INPUT = { evaluatedOn: '2026-11-21' };

function open(fs: FileSystem): CheckSession {
  const { index, lists } = ownContent();
  return new CheckSession({
    fs,
    collecting: new LocalCollecting(trees),
    catalogue: selectChecks(index, lists),
    version: '0.0.0-test',
    now: () => 0,
    lasting: true,
  });
}

const small = (): ChangingFileSystem =>
  new ChangingFileSystem(
    new Map([
      ['package.json', '{ "dependencies": { "express": "^5.1.0" } }'],
      ['src/app.js', "const express = require('express');\nconst app = express();\napp.listen(3000);\n"],
      ['src/other.js', 'eval(input);\n'],
      ['README.md', '# Hello\n'],
      ['.gitignore', 'ignored/\n'],
    ]),
  );

describe('a check session', () => {
  it('reads only the edited file after an edit', async () => {
    const fs = small();
    const session = open(fs);
    await session.run(INPUT);
    const changed = fs.write('src/other.js', 'eval("1");\n');
    const report = await session.update(changed, INPUT);
    assert.deepEqual([...fs.reads], [['src/other.js', 1]]);
    assert.deepEqual(report, await run(fs.fresh()));
  });

  it('reads only new files and what shapes the workspace after a change of structure', async () => {
    const fs = small();
    const session = open(fs);
    await session.run(INPUT);
    const changed = fs.write('src/new.js', 'eval(x);\n');
    const report = await session.update(changed, INPUT);
    assert.equal(fs.reads.get('src/new.js'), 1);
    assert.equal(fs.reads.get('src/app.js'), undefined);
    assert.deepEqual(report, await run(fs.fresh()));
  });

  it('does nothing for what git ignores and for dependencies', async () => {
    const fs = small();
    const session = open(fs);
    const before = await session.run(INPUT);
    const changed = [
      ...fs.write('ignored/a.js', 'eval(x);\n'),
      ...fs.write('node_modules/a/package.json', '{}'),
    ];
    assert.deepEqual(await session.update(changed, INPUT), before);
    assert.deepEqual([...fs.reads], []);
  });

  it('keeps the facts of unchanged contents in a run over everything', async () => {
    const fs = small();
    let collected = 0;
    const local = new LocalCollecting(trees);
    const { index, lists } = ownContent();
    const session = new CheckSession({
      fs,
      collecting: {
        collect: async (...args) => {
          const answers = await local.collect(...args);
          collected += answers.filter((answer) => answer.facts !== undefined).length;
          return answers;
        },
      },
      catalogue: selectChecks(index, lists),
      version: '0.0.0-test',
      now: () => 0,
      lasting: true,
    });
    const first = await session.run(INPUT);
    assert.ok(collected > 0);
    collected = 0;
    assert.deepEqual(await session.run(INPUT), first);
    assert.equal(collected, 0);
  });

  it('stays as it was when an update is cancelled', async () => {
    const fs = small();
    const session = open(fs);
    await session.run(INPUT);
    const changed = fs.write('src/other.js', 'eval("1");\n');
    const abort = new AbortController();
    abort.abort();
    await assert.rejects(session.update(changed, { ...INPUT, signal: abort.signal }), Cancelled);
    assert.deepEqual(await session.update(changed, INPUT), await run(fs.fresh()));
  });

  for (const seed of [1, 2, 3]) {
    it(`equals a fresh run over a long random sequence of changes (${seed})`, async function () {
      this.timeout(120_000);
      const random = randomSource(seed);
      const change = changesOf(random);
      const fs = new ChangingFileSystem(projectOf(random));
      const session = open(fs);
      await session.run(INPUT);
      for (let step = 0; step < 100; step++) {
        const { name, changed } = change(fs);
        const report = await session.update(changed, INPUT);
        assert.deepEqual(report, await run(fs.fresh()), `step ${step}: ${name} ${changed.join(' ')}`);
      }
    });
  }
});

/** Files of the cases of all checks: contents on which the answers differ. */
const POOL = readCases(path.join(ROOT, 'test/checks')).flatMap((item) =>
  [...item.files].map(([file, text]) => ({ file, text })),
);
const FOLDERS = ['', 'services/api', 'services/worker', 'packages/shared'];

function pick<T>(random: () => number, items: readonly T[]): T {
  const item = items[Math.floor(random() * items.length)];
  if (item === undefined) {
    throw new Error('nothing to pick from');
  }
  return item;
}

function placeOf(random: () => number, file: string): string {
  const folder = pick(random, FOLDERS);
  return folder === '' ? file : `${folder}/${file}`;
}

function projectOf(random: () => number): Map<string, string> {
  const files = new Map<string, string>();
  while (files.size < 60) {
    const { file, text } = pick(random, POOL);
    files.set(placeOf(random, file), text);
  }
  return withoutClashes(files);
}

/** A path cannot be a file and a folder at once. */
function withoutClashes(files: Map<string, string>): Map<string, string> {
  return new Map(
    [...files].filter(([file]) => ![...files.keys()].some((other) => other.startsWith(`${file}/`))),
  );
}

function isFree(fs: ChangingFileSystem, target: string): boolean {
  return !fs.paths.some(
    (known) => known === target || known.startsWith(`${target}/`) || target.startsWith(`${known}/`),
  );
}

/** Gives a function that makes one random change: an edit, a new file, a deletion, a move, git's index, a branch switch. */
function changesOf(random: () => number): (fs: ChangingFileSystem) => { name: string; changed: string[] } {
  const edit = (fs: ChangingFileSystem): string[] => {
    const target = pick(random, fs.paths);
    const extension = path.posix.extname(target);
    const same = POOL.filter(({ file }) => path.posix.extname(file) === extension);
    return fs.write(target, pick(random, same.length === 0 ? POOL : same).text);
  };
  const create = (fs: ChangingFileSystem): string[] => {
    const { file, text } = pick(random, POOL);
    const target = placeOf(random, file);
    return isFree(fs, target) ? fs.write(target, text) : edit(fs);
  };
  const remove = (fs: ChangingFileSystem): string[] => fs.delete(pick(random, fs.paths));
  const move = (fs: ChangingFileSystem): string[] => {
    const from = pick(random, fs.paths);
    const source = random() < 0.3 && from.includes('/') ? from.slice(0, from.indexOf('/')) : from;
    const target = placeOf(random, `moved-${Math.floor(random() * 1e6)}/${path.posix.basename(source)}`);
    return target.startsWith(`${source}/`) ? edit(fs) : fs.move(source, target);
  };
  const track = (fs: ChangingFileSystem): string[] => fs.track(fs.paths.filter(() => random() < 0.8));
  const branch = (fs: ChangingFileSystem): string[] =>
    Array.from({ length: 25 }, () => pick(random, [edit, create, remove])(fs)).flat();
  const kinds = { edit, create, remove, move, track, branch };
  const weighted = [
    'edit',
    'edit',
    'edit',
    'edit',
    'create',
    'create',
    'remove',
    'move',
    'track',
    'branch',
  ] as const;
  return (fs) => {
    const name = fs.paths.length < 20 ? 'create' : pick(random, weighted);
    return { name, changed: kinds[name](fs) };
  };
}
