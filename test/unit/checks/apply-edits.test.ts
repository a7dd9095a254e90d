import assert from 'node:assert/strict';
import { applyEdits, EditConflict } from '../../../src/checks/apply-edits.ts';
import type { TextEdit } from '../../../src/checks/result.ts';
import { opposite } from '../../../src/facts/pieces.ts';

const edit = (line: number, column: number, endColumn: number, newText: string): TextEdit => ({
  path: 'a',
  line,
  column,
  endLine: line,
  endColumn,
  newText,
});

describe('edits', () => {
  it('are applied from places of the text as it was, in any order', () => {
    const edits = [edit(2, 1, 4, 'three'), edit(1, 1, 4, 'a much longer one')];
    assert.equal(applyEdits('one\ntwo\n', edits), 'a much longer one\nthree\n');
  });

  it("take over the file's line ends and leave a byte order mark alone", () => {
    assert.equal(applyEdits('\uFEFFa\r\nb\r\n', [edit(2, 1, 1, 'x\ny\n')]), '\uFEFFa\r\nx\r\ny\r\nb\r\n');
  });

  it('reach the end of a text without a final line end, and an empty one', () => {
    assert.equal(applyEdits('a', [edit(1, 2, 2, '\nb\n')]), 'a\nb\n');
    assert.equal(applyEdits('', [edit(1, 1, 1, 'b\n')]), 'b\n');
  });

  it('may stand side by side', () => {
    assert.equal(applyEdits('abc', [edit(1, 1, 2, 'x'), edit(1, 2, 3, 'y')]), 'xyc');
    assert.equal(applyEdits('abc', [edit(1, 2, 2, '-'), edit(1, 2, 3, 'y')]), 'a-yc');
  });

  it('are refused where they overlap or lie outside', () => {
    const refused: TextEdit[][] = [
      [edit(1, 1, 3, 'x'), edit(1, 2, 4, 'y')],
      [edit(1, 2, 2, 'x'), edit(1, 2, 2, 'y')],
      [edit(1, 1, 9, 'x')],
      [edit(3, 1, 1, 'x')],
      [edit(1, 3, 2, 'x')],
    ];
    for (const edits of refused) {
      assert.throws(() => applyEdits('abc\n', edits), EditConflict, JSON.stringify(edits));
    }
  });
});

describe('the opposite of a switch', () => {
  it('keeps capitals and quotes', () => {
    assert.deepEqual(['True', 'false', "'1'", 'On', 'YES', '"true"'].map(opposite), [
      'False',
      'true',
      "'0'",
      'Off',
      'NO',
      '"false"',
    ]);
  });

  it('is not known of other words', () => {
    assert.deepEqual(['maybe', '2', '$DEBUG', ''].map(opposite), [
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });
});
