import assert from 'node:assert/strict';
import { joinFolder, readShell, type ShellCommand } from '../../../src/facts/shell.ts';
import { swallowed } from '../../../src/facts/shell-failures.ts';
import { randomText, randomSource } from '../../support/random-text.ts';

const words = (script: string): string[] => readShell(script).map((command) => command.words.join(' '));
const folders = (script: string): (string | undefined)[] =>
  readShell(script).map((command) => command.directory);

describe('the shell reader', () => {
  it('splits commands at every separator', () => {
    assert.deepEqual(words('a 1 && b;c | d || e & f\ng'), ['a 1', 'b', 'c', 'd', 'e', 'f', 'g']);
  });

  it('says what joins a command to the one before', () => {
    const joined = readShell('a && b || c | d; e\nf').map((command) => command.joinedBy);
    assert.deepEqual(joined, [undefined, '&&', '||', '|', ';', '\n']);
  });

  it('takes quotes off and keeps what they hold in one word', () => {
    assert.deepEqual(readShell(`echo "a && b" 'c; d' e\\ f`)[0]?.words, ['echo', 'a && b', 'c; d', 'e f']);
  });

  it('leaves comments, redirections and assignments out', () => {
    assert.deepEqual(words('A=1 npm ci >log 2>&1 # npm install\nnpm test &> out < in'), [
      'npm ci',
      'npm test',
    ]);
  });

  it('takes sudo, env and keywords off with their options', () => {
    assert.deepEqual(words('sudo -E -u app npm ci\nenv -i A=1 make\nif ! npm test; then exit 1; fi'), [
      'npm ci',
      'make',
      'npm test',
      'exit 1',
      'fi',
    ]);
    assert.deepEqual(words('command -v npm'), ['command -v npm']);
  });

  it('goes on over continued lines', () => {
    assert.deepEqual(words('npm \\\n  ci\\\r\n  --x'), ['npm ci --x']);
  });

  it('does not read the text of a here-document, but goes on behind it', () => {
    assert.deepEqual(words('cat <<EOF > x && npm ci\nnpm install\nEOF\nnpm test'), [
      'cat',
      'npm ci',
      'npm test',
    ]);
    assert.deepEqual(words("cat <<-'E' <<F\na\nE\nb\nF\nc"), ['cat', 'c']);
    assert.deepEqual(words('echo $((1 << 2))\nx'), ['echo $((1 << 2))', 'x']);
  });

  it('reads here-documents and substitutions that are scripts', () => {
    assert.deepEqual(words('bash <<EOF\nnpm ci\nEOF\nls'), ['bash', 'ls', 'npm ci']);
    assert.deepEqual(words('V=$(npm view x) echo'), ['echo', 'npm view x']);
  });

  it('follows cd, and gives the folder back after a group', () => {
    assert.deepEqual(folders('cd a && x\n(cd b && y)\nz'), ['', 'a', 'a', 'a/b', 'a']);
    assert.deepEqual(folders('pushd a\nx\npopd\ny'), ['', 'a', 'a', '']);
    assert.deepEqual(folders('cd "$DIR"\nx'), ['', undefined]);
    assert.deepEqual(folders('cd $GITHUB_WORKSPACE/a/../b; x'), ['', '$/b']);
  });

  it('knows functions, arrays and cases', () => {
    assert.deepEqual(words('f() { npm ci; }\nargs=(npm install)\ncase $1 in a|b) make;; esac'), [
      'npm ci',
      'case $1 in a',
      'make',
      'esac',
    ]);
  });

  it('keeps expressions of workflows in one word', () => {
    assert.deepEqual(
      readShell("npm test -w ${{ matrix.a || 'b' }}")[0]?.words.at(-1),
      "${{ matrix.a || 'b' }}",
    );
  });

  it('joins folders, and leaves the repository never', () => {
    assert.equal(joinFolder('a', './b/../c'), 'a/c');
    assert.equal(joinFolder('a', '../..'), undefined);
    assert.equal(joinFolder('a', '/srv'), undefined);
    assert.equal(joinFolder('a', '${{ github.workspace }}/b'), 'b');
    assert.equal(joinFolder('', 'x/${{ matrix.dir }}'), 'x/${{ matrix.dir }}');
  });
});

describe('swallowed failures', () => {
  const first = (script: string, pipefail = false): string | undefined =>
    swallowed(readShell(script), { pipefail, errexit: true })[0];

  it('finds what hides a failure', () => {
    for (const script of [
      't || true',
      't || :',
      't || exit 0',
      't || echo no',
      't || { echo a; echo b; }',
      't | tee x',
      't | grep -v a | tee x',
    ]) {
      assert.notEqual(first(script), undefined, script);
    }
    assert.equal(swallowed(readShell('set +e\nt\nreport'), { pipefail: false, errexit: true })[1], 'set +e');
  });

  it('leaves alone what does not', () => {
    for (const script of [
      't',
      't || exit 1',
      't || { echo a; exit 1; }',
      't || retry',
      't || rc=$?\necho x',
      't | tparse',
      't\necho x || true',
      't && echo ok',
    ]) {
      assert.equal(first(script), undefined, script);
    }
    assert.equal(first('t | tee x', true), undefined);
    assert.equal(
      swallowed(readShell('set +e\nt\nexit $?'), { pipefail: false, errexit: true })[1],
      undefined,
    );
    assert.equal(
      swallowed(readShell('set -o pipefail\nt | tee x'), { pipefail: false, errexit: true })[1],
      undefined,
    );
  });
});

describe('the shell reader on random text', () => {
  const alphabet = [
    'a',
    ' ',
    '\n',
    '\\',
    '"',
    "'",
    '`',
    '$(',
    '${',
    '${{',
    '}}',
    ')',
    '(',
    '{',
    '}',
    ';',
    '|',
    '&',
    '<<E',
    'E\n',
    '#',
    '>',
    'cd ',
    '..',
    '=',
    '\r\n',
  ];

  it('never throws, and every command lies inside the text', () => {
    const random = randomSource(1);
    for (let round = 0; round < 3000; round++) {
      const text = randomText(random, alphabet, 60);
      const commands = readShell(text);
      for (const { start, end, words: parts } of commands) {
        assert.ok(start >= 0 && start < end && end <= text.length, JSON.stringify({ text, start, end }));
        assert.ok(parts.length > 0);
      }
      swallowed(commands, { pipefail: false, errexit: round % 2 === 0 });
    }
  });

  it('stays quick on long texts that are made to hurt', () => {
    for (const piece of [
      '<<E\n',
      '$(',
      '${{',
      '(',
      '{ ',
      "'",
      'a || ',
      'a | ',
      '"$(',
      'x=$(',
      ') ',
      'cd a;',
      '<<A <<B\n',
    ]) {
      const commands: ShellCommand[] = readShell(piece.repeat(20_000));
      swallowed(commands, { pipefail: false, errexit: true });
    }
  }).timeout(10_000);
});
