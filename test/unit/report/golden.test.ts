import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { FORMATS, render } from '../../../src/report/render.ts';
import { sampleInput } from './sample-report.ts';

/**
 * The expected bytes of every format. After a change that is meant, read the difference that this writes:
 *
 *     UPDATE_GOLDEN=1 npm run test:unit -- --grep golden/
 */
const UPDATE = process.env['UPDATE_GOLDEN'] === '1';

const EXTENSION: Readonly<Record<string, string>> = {
  text: 'txt',
  json: 'json',
  sarif: 'sarif',
  junit: 'xml',
  markdown: 'md',
  html: 'html',
};

describe('a report in every format', () => {
  for (const format of FORMATS) {
    const file = path.join(import.meta.dirname, 'golden', `report.${EXTENSION[format] ?? format}`);

    it(`${format} is what golden/${path.basename(file)} holds`, () => {
      const rendered = render(format, sampleInput);
      if (UPDATE) {
        writeFileSync(file, rendered);
      }
      assert.equal(rendered, readFileSync(file, 'utf8'));
      assert.ok(rendered.endsWith('\n') && !rendered.endsWith('\n\n'));
    });

    it(`${format} gives the same bytes twice and changes nothing`, () => {
      const before = structuredClone(sampleInput);
      assert.equal(render(format, sampleInput), render(format, sampleInput));
      assert.deepEqual(sampleInput, before);
    });

    if (format !== 'text' && format !== 'json') {
      it(`${format} does not tell how long it took`, () => {
        const slow = { ...sampleInput, report: { ...sampleInput.report, timing: { totalMs: 987_654 } } };
        assert.equal(render(format, slow), render(format, sampleInput));
      });
    }
  }
});
