import { spawn } from 'node:child_process';
import path from 'node:path';
import { CHILD } from './build.ts';
import type { HostileInput, Slow } from './hostile-child.ts';
import { ownPatterns } from './patterns.ts';
import { row, fact, type Row } from './table.ts';

/** Milliseconds for a megabyte: files are at most so large. */
const BUDGET = 200;
const SHOWN = 5;

/** One path of every form that a collector takes. */
const PATHS = [
  'src/app.js',
  'src/app.ts',
  'src/app.test.ts',
  'app.py',
  'src/main/java/App.java',
  'main.go',
  'app.rb',
  'index.php',
  'Dockerfile',
  '.dockerignore',
  'docker-compose.yml',
  '.github/workflows/ci.yml',
  '.github/dependabot.yml',
  '.gitlab-ci.yml',
  'Jenkinsfile',
  'README.md',
  '.env',
  'nginx.conf',
  'Makefile',
  'Procfile',
  'deploy.sh',
  'main.tf',
  'k8s/deploy.yaml',
  'openapi.yaml',
  'openapi.json',
  'requirements.txt',
  'package.json',
  'package-lock.json',
  'yarn.lock',
  'pnpm-lock.yaml',
  'poetry.lock',
  'go.sum',
  'src/main/resources/application.properties',
  'src/main/resources/application.yml',
  'settings.ini',
  'tox.ini',
  'renovate.json',
  'schema.sql',
  'config.xml',
];

/** The slowest patterns, and the slowest kinds of facts, on text that is made to be hard on them. */
export async function hostileRows(dist: string, shown = SHOWN): Promise<Row[]> {
  const patterns = ownPatterns();
  const slow = await ask(dist, { patterns, paths: PATHS });
  const gates = slow.filter(({ what }) => what.startsWith('gate of'));
  const literals = slow.filter(({ what }) => what.startsWith('src/') && /:\d+$/.test(what));
  const files = slow.filter((item) => !gates.includes(item) && !literals.includes(item));
  return [
    ...rows(`${gates.length} gates`, gates, shown),
    ...rows(`${literals.length} patterns of the source`, literals, shown),
    ...rows(
      `${PATHS.length} files`,
      worstByName(files.filter(({ what }) => !what.endsWith('all kinds'))),
      shown,
    ),
  ];
}

function rows(title: string, slow: readonly Slow[], shown: number): Row[] {
  const sorted = [...slow].sort((a, b) => b.msPerMb - a.msPerMb);
  const over = sorted.filter(({ msPerMb }) => msPerMb > BUDGET).length;
  return [
    fact(title, over === 0 ? 'none over' : `${over} over`),
    ...sorted
      .slice(0, shown)
      .map(({ what, text, msPerMb, stopped }) =>
        row(`  ${what}`, msPerMb, BUDGET, 'ms/MB', `${stopped ? 'at least; ' : ''}${text}`),
      ),
  ];
}

function worstByName(slow: readonly Slow[]): Slow[] {
  const worst = new Map<string, Slow>();
  for (const item of slow) {
    if (item.msPerMb > (worst.get(item.what)?.msPerMb ?? 0)) {
      worst.set(item.what, item);
    }
  }
  return [...worst.values()];
}

function ask(dist: string, input: HostileInput): Promise<Slow[]> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [path.join(dist, CHILD), 'hostile'], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    const chunks: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) {
        resolve(JSON.parse(Buffer.concat(chunks).toString('utf8')) as Slow[]);
      } else {
        reject(new Error(`the hostile texts ended with status ${code ?? 'none'}`));
      }
    });
    child.stdin.end(JSON.stringify(input));
  });
}
