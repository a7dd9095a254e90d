import { LineMap } from '../source-text.ts';
import { emptyManifest, type Dependency, type ManifestResult } from './manifest.ts';

/**
 * Reads a `build.gradle` or `build.gradle.kts`. The file is a program, which we never run: dependency lines with literal
 * coordinates, plugin lines and the toolchain version are read; anything computed is passed over.
 */
export function readGradle(path: string, source: string): ManifestResult {
  // Comments keep their length, so that positions stay true.
  const text = source.replace(/\/\*[\s\S]*?\*\/|(^|\s)\/\/[^\n]*/g, (comment) =>
    comment.replace(/[^\n]/g, ' '),
  );
  const lines = new LineMap(text);
  const dependencies: Dependency[] = [];
  const configuration =
    /\b(implementation|api|compileOnly|runtimeOnly|compile|developmentOnly|testImplementation|testCompile|testRuntimeOnly|annotationProcessor|kapt)\b\s*\(?\s*(?:platform\s*\(\s*)?["']([\w.-]+):([\w.-]+)(?::([^"'@]+))?["']/g;
  for (const match of text.matchAll(configuration)) {
    const [whole, kind = '', group = '', artifact = '', version] = match;
    dependencies.push({
      name: `${group}:${artifact}`,
      range: version,
      scope: kind.startsWith('test') || kind === 'developmentOnly' ? 'dev' : 'runtime',
      span: lines.span(match.index, match.index + whole.length),
    });
  }
  const springPlugin =
    /\bid\s*\(?\s*["']org\.springframework\.boot["']\s*\)?\s+version\s+["']([^"']+)["']/.exec(text);
  const runtime =
    /JavaLanguageVersion\.of\(\s*["']?(\d+)["']?\s*\)|\bsourceCompatibility\s*=\s*(?:JavaVersion\.VERSION_)?["']?([\d._]+)["']?/.exec(
      text,
    );
  return {
    manifest: {
      ...emptyManifest(path, 'maven'),
      dependencies,
      parent:
        springPlugin === null
          ? undefined
          : {
              name: 'org.springframework.boot:spring-boot-starter-parent',
              range: springPlugin[1],
              scope: 'runtime',
              span: lines.span(springPlugin.index, springPlugin.index + springPlugin[0].length),
            },
      runtime:
        runtime === null
          ? undefined
          : {
              range: runtime[1] ?? runtime[2] ?? '',
              span: lines.span(runtime.index, runtime.index + runtime[0].length),
            },
    },
  };
}
