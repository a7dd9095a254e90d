import assert from 'node:assert/strict';
import { pipelineOfWorkflow } from '../../../src/facts/pipelines.ts';
import { isWorkflowPath, readWorkflow, type Workflow } from '../../../src/facts/workflows.ts';
import { randomSource, randomText } from '../../support/random-text.ts';
import { sourceOf } from '../../support/source.ts';

const PATH = '.github/workflows/ci.yml';

function read(text: string): Workflow {
  const workflow = readWorkflow(sourceOf(PATH, text));
  assert.ok(workflow !== undefined, 'it is a workflow');
  return workflow;
}

describe('the workflow reader', () => {
  it('knows its files', () => {
    assert.ok(isWorkflowPath(PATH) && isWorkflowPath('action.yaml') && isWorkflowPath('a/b/action.yml'));
    assert.ok(
      !isWorkflowPath('api/.github/workflows/ci.yml') && !isWorkflowPath('.github/workflows/sub/ci.yml'),
    );
    assert.equal(readWorkflow(sourceOf(PATH, 'on: push\n')), undefined);
    assert.equal(
      readWorkflow(sourceOf('action.yml', 'name: x\nruns: { using: node24, main: a.js }\n')),
      undefined,
    );
  });

  it('reads triggers in all their forms', () => {
    const names = (on: string): string[] =>
      read(`on: ${on}\njobs: {}\n`).triggers.map((trigger) => trigger.name);
    assert.deepEqual(names('push'), ['push']);
    assert.deepEqual(names('[push, pull_request]'), ['push', 'pull_request']);
    assert.deepEqual(names('\n  push:\n    tags: [v1]\n  issues:\n    types: [opened]'), ['push', 'issues']);
    assert.equal(read('on: { push: { tags: [v1] } }\njobs: {}\n').triggers[0]?.tagsOnly, true);
    assert.equal(
      read('on: { push: { tags: [v1], branches: [a] } }\njobs: {}\n').triggers[0]?.tagsOnly,
      false,
    );
  });

  it('finds the place of a command and of an expression in every kind of scalar', () => {
    const place = (run: string): string => {
      const step = read(`on: push\njobs:\n  t:\n    steps:\n      - run: ${run}\n`).jobs[0]?.steps[0];
      const [command] = (step?.commands ?? []).slice(-1);
      const [expression] = step?.scriptExpressions ?? [];
      return `${command?.site.line}:${command?.site.column} ${expression?.site.line}:${expression?.site.column}`;
    };
    assert.equal(place('x ${{ a }}'), '5:14 5:16');
    assert.equal(place("'x ${{ a }} it''s'"), '5:15 5:17');
    assert.equal(place('"\\x41\\n${{ a }}"'), '5:21 5:21');
    assert.equal(place('|\n          a\n\n            b ${{ a }}'), '8:13 8:15');
    assert.equal(place('>-\n          a\n          b ${{ a }}'), '6:11 7:13');
    assert.equal(place('|2-\n          a\n          b ${{ a }}'), '7:11 7:13');
  });

  it('knows which shell gives a pipe back its failure', () => {
    const lost = (keys: string, defaults = ''): boolean =>
      read(
        `on: push\n${defaults}jobs:\n  t:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: t | tee x\n${keys}`,
      ).jobs[0]?.steps[0]?.commands[0]?.swallowed !== undefined;
    assert.equal(lost(''), true);
    assert.equal(lost('        shell: bash\n'), false);
    assert.equal(lost('        shell: sh\n'), true);
    assert.equal(lost('        shell: bash -eo pipefail {0}\n'), false);
    assert.equal(lost('        shell: pwsh\n'), false);
    assert.equal(lost('', 'defaults: { run: { shell: bash } }\n'), false);
  });

  it('expands the folders of a matrix', () => {
    const folders = (folder: string, run = 'x'): readonly string[] | undefined =>
      pipelineOfWorkflow(
        read(
          `on: push\njobs:\n  t:\n    strategy:\n      matrix:\n        dir: [a, ./b]\n        include:\n          - dir: c\n            v: 3.10\n    steps:\n      - run: ${run}\n        working-directory: ${folder}\n`,
        ),
      ).steps[0]?.commands.at(-1)?.directories;
    assert.deepEqual(folders('svc/${{ matrix.dir }}'), ['svc/a', 'svc/b', 'svc/c']);
    assert.deepEqual(folders('.', 'cd ${{ matrix.v }} && x'), ['3.10']);
    assert.equal(folders('${{ matrix.other }}'), undefined);
    assert.equal(folders('${{ inputs.dir }}'), undefined);
  });

  it('merges keys once, even where aliases run in circles', () => {
    const workflow = read('on: push\njobs:\n  a: &a\n    <<: [*a, *a]\n    steps: [{ run: x }]\n');
    assert.equal(workflow.jobs[0]?.steps.length, 1);
  });

  it('never throws on random YAML, and places lie inside the file', () => {
    const random = randomSource(4);
    const alphabet = [
      'on: push\n',
      'jobs:\n',
      '  t:\n',
      '    steps:\n',
      '      - run: ',
      '|\n',
      '>-\n',
      '          ',
      '${{ a',
      ' }}',
      '"',
      "'",
      '\\n',
      '&a ',
      '*a',
      '\n',
      'uses: a@b\n',
      '- ',
      ': ',
      '{',
      '}',
      '[',
      ']',
      '#',
      'x',
    ];
    for (let round = 0; round < 1500; round++) {
      const text = `on: push\njobs:\n  t:\n    steps:\n      - run: ${randomText(random, alphabet, 30)}`;
      const lines = text.split('\n').length;
      const workflow = readWorkflow(sourceOf(PATH, text));
      const steps = workflow?.jobs.flatMap((job) => job.steps) ?? [];
      for (const { site } of steps.flatMap((step) => [...step.commands, ...step.scriptExpressions])) {
        assert.ok(
          site.line >= 1 &&
            site.endLine <= lines &&
            (site.endLine > site.line || site.endColumn >= site.column),
          JSON.stringify(text),
        );
      }
    }
  });
});
