/**
 * Spring Boot: Maven resolves the fixture's pom.xml once for each profile, then javac and java work on the recorded
 * class paths alone, which takes seconds where `mvn spring-boot:run` takes half a minute.
 */
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { installOnce } from '../install.ts';
import type { Adapter } from '../model.ts';
import { CACHE, FIXTURES } from '../paths.ts';
import { mustRun, run } from '../process.ts';

const STACK = 'spring-boot';
const PROFILES = ['base', 'limiter', 'security', 'health', 'test'] as const;

/** The class path of a profile, as Maven resolved it. */
export function classPathOf(profile = 'base'): string {
  return readFileSync(join(CACHE, STACK, `${profile}.classpath`), 'utf8').trim();
}

export const springBoot: Adapter = {
  stack: STACK,
  level: 4,
  main: 'src/main/resources/application.yml',
  comment: '#',
  async missing() {
    const java = await run(['javac', '-version'], { cwd: FIXTURES });
    const maven = await run(['mvn', '--version'], { cwd: FIXTURES });
    const major = Number(/javac (\d+)/.exec(java.output)?.[1] ?? 0);
    return major >= 17 && maven.code === 0 ? undefined : 'a JDK (17 or newer) and Maven are missing';
  },
  prepare: () =>
    installOnce(STACK, ['pom.xml'], async (dir) => {
      for (const profile of PROFILES) {
        const output = join(dir, `${profile}.classpath`);
        const goal = [
          'org.apache.maven.plugins:maven-dependency-plugin:3.10.0:build-classpath',
          `-Dmdep.outputFile=${output}`,
        ];
        await mustRun(['mvn', '--batch-mode', '--quiet', '-P', profile, ...goal], { cwd: dir });
      }
    }),
  locked() {
    const jars = new Set(PROFILES.flatMap((profile) => classPathOf(profile).split(delimiter)));
    return Promise.resolve(new Map([...jars].map(coordinates)));
  },
  async compile(dir, plan) {
    const classes = join(dir, 'classes');
    mkdirSync(classes, { recursive: true });
    cpSync(join(dir, 'src/main/resources'), classes, { recursive: true });
    const sources = ['src/main/java', 'src/test/java'].flatMap((folder) => javaFiles(join(dir, folder)));
    const list = join(dir, 'javac.txt');
    writeFileSync(list, ['-cp', classPathOf(plan.profile), '-d', classes, ...sources].join('\n'));
    const options = [
      '--release',
      '17',
      '-parameters',
      '-Xlint:all,-processing,-serial',
      '-Werror',
      '-proc:none',
    ];
    await mustRun(['javac', ...options, `@${list}`], { cwd: dir });
  },
  serve(dir, plan) {
    const path = [join(dir, 'classes'), classPathOf(plan.profile)].join(delimiter);
    const fast = ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-Xshare:auto', '-Xmx256m'];
    return {
      command: ['java', ...fast, '-cp', path, 'com.example.Application'],
      ready: /^Tomcat started on port (\d+)/m,
    };
  },
};

function javaFiles(folder: string): string[] {
  if (!existsSync(folder)) {
    return [];
  }
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.java'))
    .map((path) => join(folder, path));
}

/** Group, artifact and version from a jar's path in a Maven repository. */
function coordinates(jar: string): [string, string] {
  const parts = jar.split('/repository/').at(-1)?.split('/') ?? [];
  const [version = '', artifact = ''] = parts.slice(-3, -1).reverse();
  return [`${parts.slice(0, -3).join('.')}:${artifact}`.toLowerCase(), version];
}
