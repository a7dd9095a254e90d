import assert from 'node:assert/strict';
import type { Report } from '../../../src/checks/result.ts';
import { visible } from '../../../src/report/escape.ts';
import { renderText } from '../../../src/report/text.ts';
import { HOSTILE, hostileInput } from './hostile.ts';
import { finding, report, result, sampleIndex, sampleReport } from './sample-report.ts';

describe('the report at a terminal', () => {
  const lines = (text: string): string[] => {
    const input = hostileInput(text);
    return renderText(input.report, input.index, input.style).split('\n');
  };

  for (const text of HOSTILE) {
    it(`neither moves the cursor nor starts a line for ${visible(JSON.stringify(text))}`, () => {
      const rendered = lines(text);
      assert.equal(rendered.length, lines('plain').length);
      assert.equal(rendered.join('\n'), visible(rendered.join('\n')));
    });
  }

  const rendered = (report: Report): string => renderText(report, sampleIndex, { colour: false });

  it('counts one error as one, and two as two', () => {
    const broken = result('ci/pipeline-on-change', { outcome: 'error', message: 'x' });
    assert.match(rendered(report([broken])), /, 1 error \(/);
    assert.match(rendered(report([broken, broken])), /, 2 errors \(/);
  });

  it('shows what is waived with the number and the reason, apart from what fails', () => {
    const text = rendered(sampleReport);
    assert.match(
      text,
      /~ Debug mode is off in services\/api .*\n +1 finding waived: waiver: Only inside the VPN, by kim, until 2027-01-31/,
    );
    assert.doesNotMatch(text, /✗ Debug mode/);
    assert.match(text, /, 1 waived, /);
  });

  it('shows a waived finding of a failure after those that count', () => {
    const waived = finding(1, 'waived one', {
      suppression: { kind: 'inline', reason: 'sandboxed', owner: null, expires: null },
    });
    const text = rendered(
      report([
        result('security/debug-mode', { outcome: 'fail', findings: [waived, finding(2, 'open one')] }),
      ]),
    );
    assert.match(text, /✗ Debug mode[^]*open one[^]*waived one \(inline: sandboxed\)/);
  });

  it('tells what people have answered, and what is open', () => {
    const text = rendered(sampleReport);
    assert.match(text, /Questions: 2 answered, 1 open/);
    assert.match(text, /✗ Restore tested/);
    assert.match(text, /\? Does a second person approve\? {2}manual\/code-review/);
    assert.match(text, /1 to review, .*1 question open, .*2 attested \(1 with no\)/);
  });

  it('tells what it leaves out when only some files were asked for', () => {
    const only = { files: ['a.js'], omittedResults: { fail: 2 }, omittedFindings: 3 };
    assert.match(
      rendered({ ...sampleReport, onlyFiles: only }),
      /Only what lies in 1 listed file is shown; 3 findings elsewhere are left out, with 2 results that fail\./,
    );
  });
});
