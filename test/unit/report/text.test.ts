import assert from 'node:assert/strict';
import { visible } from '../../../src/report/escape.ts';
import { renderText } from '../../../src/report/text.ts';
import { HOSTILE, hostileInput } from './hostile.ts';

describe('the report at a terminal', () => {
  const lines = (text: string): string[] => {
    const { report, index, style } = hostileInput(text);
    return renderText(report, index, style).split('\n');
  };

  for (const text of HOSTILE) {
    it(`neither moves the cursor nor starts a line for ${visible(JSON.stringify(text))}`, () => {
      const rendered = lines(text);
      assert.equal(rendered.length, lines('plain').length);
      assert.equal(rendered.join('\n'), visible(rendered.join('\n')));
    });
  }
});
