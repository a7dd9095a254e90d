import assert from 'node:assert/strict';
import path from 'node:path';
import { expandFakes } from '../../../src/content/fakes.ts';
import { openCase, readCases } from '../../support/cases.ts';
import { ROOT } from '../../support/content.ts';
import { run } from '../../support/run.ts';

const cases = readCases(path.join(ROOT, 'test/checks')).filter((item) =>
  /^(container|k8s|iac)\//.test(item.check),
);
const secret = expandFakes('{{fake:password}}');
const encoded = Buffer.from(secret).toString('base64');

describe('results on containers and infrastructure show no secret', () => {
  for (const item of cases.filter(({ files }) =>
    [...files.values()].some((text) => text.includes(secret) || text.includes(encoded)),
  )) {
    it(`${item.check} ${item.name}`, async () => {
      const report = JSON.stringify(await run(openCase(item, 'lf'), [item.check]));
      assert.ok(!report.includes(secret) && !report.includes(encoded), report);
    });
  }
});
