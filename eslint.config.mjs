import js from '@eslint/js';
import tseslint from 'typescript-eslint';

/** The rooms of the house and what each may import; test/unit/house.test.ts holds the same rules. */
const forbidden = (...names) =>
  names.map((name) => ({
    group: [`../**/${name}/**`, `../${name}/**`],
    message: `This room must not import ${name}.`,
  }));
const noHosts = {
  paths: [{ name: 'vscode', message: 'Only src/extension touches the editor.' }],
  patterns: [
    { group: ['node:*'], message: 'The core runs in a web worker too: reach files through FileSystem.' },
  ],
};

const rooms = {
  content: forbidden(
    'workspace',
    'facts',
    'checks',
    'report',
    'cli',
    'extension',
    'panels',
    'worker',
    'platform',
  ),
  workspace: forbidden('facts', 'checks', 'report', 'cli', 'extension', 'panels', 'worker', 'platform'),
  facts: forbidden('checks', 'report', 'cli', 'extension', 'panels', 'worker', 'platform'),
  checks: forbidden('report', 'cli', 'extension', 'panels', 'worker', 'platform'),
  report: forbidden('cli', 'extension', 'panels', 'worker', 'platform'),
};

export default tseslint.config(
  {
    ignores: [
      'dist/**',
      'out/**',
      '.cache/**',
      'src/generated/**',
      'samples/**',
      'test/checks/**',
      'test/snippets/fixtures/**',
      'test/fixtures/**',
      'test-results/**',
    ],
  },
  js.configs.recommended,
  {
    files: ['**/*.mjs', '**/*.cjs'],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        URL: 'readonly',
        setTimeout: 'readonly',
        clearTimeout: 'readonly',
        Buffer: 'readonly',
        document: 'readonly',
        window: 'readonly',
        fetch: 'readonly',
        performance: 'readonly',
        AbortController: 'readonly',
        getComputedStyle: 'readonly',
        AbortSignal: 'readonly',
        structuredClone: 'readonly',
        TextDecoder: 'readonly',
        requestAnimationFrame: 'readonly',
        URLSearchParams: 'readonly',
        setImmediate: 'readonly',
        WebSocket: 'readonly',
        HTMLElement: 'readonly',
        require: 'readonly',
        module: 'writable',
        describe: 'readonly',
        it: 'readonly',
        before: 'readonly',
        after: 'readonly',
        beforeEach: 'readonly',
        afterEach: 'readonly',
      },
    },
  },
  {
    files: ['**/*.ts'],
    extends: [...tseslint.configs.strictTypeChecked, ...tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { project: './tsconfig.json', tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidOperator: true },
      ],
      '@typescript-eslint/prefer-nullish-coalescing': ['error', { ignoreConditionalTests: true }],
      'no-console': 'error',
      eqeqeq: 'error',
      // Disposable.from and object literals are VS Code's own way to make disposables.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      'max-lines': ['error', { max: 330, skipBlankLines: true, skipComments: true }],
    },
  },
  ...Object.entries(rooms).map(([room, patterns]) => ({
    files: [`src/${room}/**/*.ts`],
    rules: {
      'no-restricted-imports': [
        'error',
        { paths: noHosts.paths, patterns: [...noHosts.patterns, ...patterns] },
      ],
    },
  })),
  {
    files: ['src/cli/**/*.ts', 'src/worker/**/*.ts', 'src/platform/**/*.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        { paths: noHosts.paths, patterns: forbidden('extension', 'panels') },
      ],
    },
  },
  {
    files: ['src/panels/**/*.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          ...noHosts,
          patterns: [
            ...noHosts.patterns,
            ...forbidden('extension', 'checks', 'facts', 'workspace', 'report', 'cli'),
          ],
        },
      ],
    },
  },
  {
    // mocha's describe and it give promises that mocha itself awaits.
    files: ['test/**/*.ts'],
    rules: {
      '@typescript-eslint/no-floating-promises': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      'no-console': 'off',
      'max-lines': 'off',
    },
  },
  { files: ['build/**/*.ts', 'test/**/*.ts', 'src/cli/**/*.ts'], rules: { 'no-console': 'off' } },
);
