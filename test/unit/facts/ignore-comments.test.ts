import assert from 'node:assert/strict';
import { readIgnoreComments } from '../../../src/facts/ignore-comments.ts';
import { COLLECTORS } from '../../../src/facts/kinds.ts';
import { sourceOf } from '../../support/source.ts';
import { trees } from '../../support/run.ts';

const MARK = 'backend-roadmap-ignore';

/** The comments of a file as `check|reason|lines it covers`. */
function read(path: string, text: string): string[] {
  const source = sourceOf(path, text);
  try {
    return (readIgnoreComments(source) ?? []).map(
      ({ check, reason, covers }) => `${check}|${reason}|${covers.join(',')}`,
    );
  } finally {
    source.dispose();
  }
}

describe('ignore comments', () => {
  before(() => trees.load(['typescript', 'python']));

  const styles: readonly (readonly [string, string])[] = [
    ['a.ts', `// ${MARK} a/b: why`],
    ['a.ts', `/* ${MARK} a/b: why */`],
    ['a.ts', `/**\n * ${MARK} a/b: why\n */`],
    ['a.py', `# ${MARK} a/b: why`],
    ['a.unheard', `# ${MARK} a/b: why`],
    ['.github/workflows/ci.yml', `  # ${MARK} a/b: why`],
    ['Dockerfile', `# ${MARK} a/b: why`],
    ['.env', `# ${MARK} a/b: why`],
    ['a.sql', `-- ${MARK} a/b: why`],
    ['a.html', `<!-- ${MARK} a/b: why -->`],
    ['README.md', `<!-- ${MARK} a/b: why -->`],
    ['a.ini', `; ${MARK} a/b: why`],
    ['main.tf', `# ${MARK} a/b: why`],
    ['a.css', `/* ${MARK} a/b: why */`],
    ['pom.xml', `<!-- ${MARK} a/b:why-->`],
    ['tsconfig.json', `  // ${MARK} a/b: why`],
  ];
  for (const [path, text] of styles) {
    it(`are read in ${path}: ${JSON.stringify(text)}`, () => {
      const line = text.split('\n').findIndex((candidate) => candidate.includes(MARK)) + 1;
      assert.deepEqual(read(path, `${text}\n`), [`a/b|why|${line},${line + 1}`]);
      assert.deepEqual(read(path, `${text}\n`.replaceAll('\n', '\r\n')), [`a/b|why|${line},${line + 1}`]);
    });
  }

  it('behind code are about their own line only', () => {
    assert.deepEqual(read('a.ts', `\nf(); // ${MARK} a/b: it: is fine\ng();`), ['a/b|it: is fine|2']);
  });

  it('above each other are about the next line of code', () => {
    assert.deepEqual(read('a.py', `# ${MARK} a/b: one\n# ${MARK} c/d: two\nf()`), [
      'a/b|one|1,3',
      'c/d|two|2,3',
    ]);
  });

  it('are kept without a reason or an id, so that this can be said', () => {
    assert.deepEqual(
      read('a.ts', `// ${MARK} a/b\n\n// ${MARK} a/b:\n\n// ${MARK}\n\n// ${MARK} all of it`),
      ['a/b||1,2', 'a/b||3,4', '||5,6', 'all||7,8'],
    );
  });

  const not: readonly (readonly [string, string])[] = [
    ['a.ts', `const a = "// ${MARK} a/b: why";`],
    ['a.ts', `const a = \`\n// ${MARK} a/b: why\n\`;`],
    ['a.ts', `// ${MARK}d a/b: why`],
    ['a.ts', `// see ${MARK} a/b: why`],
    ['README.md', `    // ${MARK} a/b: why`],
    ['a.yml', `url: x#${MARK} a/b: why`],
    ['a.yml', `run: ${MARK} a/b: why`],
  ];
  for (const [path, text] of not) {
    it(`are not seen in ${path}: ${JSON.stringify(text)}`, () => {
      assert.deepEqual(read(path, text), []);
    });
  }

  it('do not give a secret away', () => {
    const token = ['ghp', '_', 'a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8'].join('');
    assert.doesNotMatch(read('a.ts', `// ${MARK} a/b: was ${token}`).join(), /a1B2c3D4/);
  });

  it('are looked for in all text that is read for secrets, generated files apart', () => {
    const accepts = (path: string, fileClass: 'production' | 'generated'): boolean =>
      COLLECTORS['ignore-comments'].accepts({ path, class: fileClass, unit: undefined });
    assert.equal(accepts('src/a.ts', 'production'), true);
    assert.equal(accepts('src/a.ts', 'generated'), false);
    assert.equal(accepts('data.csv', 'production'), false);
  });
});
