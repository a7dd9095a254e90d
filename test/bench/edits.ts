/** A change of one file of the generated project. */
interface Edit {
  readonly path: string;
  readonly isNew: boolean;
  /** The text after the change; the round makes each differ from the one before. */
  readonly change: (before: string, round: number) => string;
}

export type EditName = 'source' | 'workflow' | 'markdown' | 'new file' | 'manifest';

/** The unit that is edited; the others are made from cases of checks. */
export const EDITED_UNIT = 'services/edited';

/** Each changes facts that checks read, so that checks must conclude again. */
export const EDITS: Readonly<Record<EditName, Edit>> = {
  source: {
    path: `${EDITED_UNIT}/src/module-0.js`,
    isNew: false,
    change: (before, round) => `${before}\nexport const added${round} = (input) => eval(input);\n`,
  },
  workflow: {
    path: '.github/workflows/edited.yml',
    isNew: false,
    change: (before, round) =>
      `${before}  added${round}:\n    runs-on: ubuntu-24.04\n    steps:\n      - uses: actions/checkout@v6\n      - run: npm test\n`,
  },
  markdown: {
    path: 'docs/edited.md',
    isNew: false,
    change: (before, round) =>
      `${before}\nSee [the guide](missing-${round}.md) and run \`npm run missing${round}\`.\n`,
  },
  'new file': {
    path: `${EDITED_UNIT}/src/added.js`,
    isNew: true,
    change: (_, round) => `export const added${round} = (input) => eval(input);\n`,
  },
  manifest: {
    path: `${EDITED_UNIT}/package.json`,
    isNew: false,
    change: (before, round) =>
      before.replace('"dependencies": {', `"dependencies": {\n    "pg": "^8.${round}.0",`),
  },
};

/** What the edited files say before any edit. */
export const EDITED_FILES: Readonly<Record<string, string>> = {
  '.github/workflows/edited.yml': [
    'name: edited',
    'on: [push, pull_request]',
    'permissions: { contents: read }',
    'jobs:',
    '  test:',
    '    runs-on: ubuntu-24.04',
    `    defaults: { run: { working-directory: ${EDITED_UNIT} } }`,
    '    steps:',
    '      - uses: actions/checkout@v6',
    '      - run: npm ci && npm test',
    '',
  ].join('\n'),
  'docs/edited.md':
    '# Edited\n\nSee [the edited unit](../services/edited/README.md).\n\n```sh\nnpm test\n```\n',
  [`${EDITED_UNIT}/README.md`]: '# A unit\n\n```sh\nnpm test\n```\n',
  [`${EDITED_UNIT}/package.json`]: `{
  "name": "edited",
  "type": "module",
  "scripts": { "test": "node --test", "start": "node src/module-0.js" },
  "dependencies": {
    "express": "^5.1.0"
  }
}
`,
};
