import assert from 'node:assert/strict';
import { expandFakes } from '../../../src/content/fakes.ts';
import { readFences } from '../../../src/content/fences.ts';
import { openCase } from '../../support/cases.ts';
import { ownContent } from '../../support/content.ts';
import { run } from '../../support/run.ts';

interface Sample {
  readonly check: string;
  readonly kind: string;
  readonly name: string;
  readonly files: Map<string, string>;
}

const { index, bodies } = ownContent();

const samples: Sample[] = [];
for (const check of index.checks) {
  for (const fence of readFences(bodies.get(`checks/${check.id}.md`) ?? '')) {
    const kind = fence.attributes.get('sample');
    if (kind === undefined) {
      continue;
    }
    const name = fence.attributes.get('case') ?? 'default';
    let sample = samples.find((item) => item.check === check.id && item.kind === kind && item.name === name);
    if (sample === undefined) {
      sample = { check: check.id, kind, name, files: new Map() };
      samples.push(sample);
    }
    sample.files.set(fence.attributes.get('file') ?? '', `${expandFakes(fence.code)}\n`);
  }
}

describe('samples of check pages', () => {
  for (const check of index.checks) {
    it(`${check.id} has a wrong and a right sample`, () => {
      const kinds = new Set(
        samples.filter((sample) => sample.check === check.id).map((sample) => sample.kind),
      );
      assert.deepEqual([...kinds].sort(), ['right', 'wrong']);
    });
  }

  for (const sample of samples) {
    it(`${sample.check}: ${sample.kind} (${sample.name})`, async () => {
      assert.ok(!sample.files.has(''), 'every sample names its file');
      const report = await run(openCase({ files: sample.files, expectation: {} }, 'lf'), [sample.check]);
      const outcomes = report.results.map((result) => result.outcome);
      const messages = report.results.map(
        (result) => `${result.scope.kind} ${result.scope.path}: ${result.outcome}: ${result.message}`,
      );
      if (sample.kind === 'wrong') {
        assert.ok(outcomes.includes('fail'), messages.join('\n'));
      } else {
        assert.ok(outcomes.includes('pass') && !outcomes.includes('fail'), messages.join('\n'));
      }
    });
  }
});
