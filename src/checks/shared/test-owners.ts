import type { TestFile } from '../../facts/test-files.ts';
import { familyOfPath } from '../../facts/syntax/languages.ts';
import { isWithin, parentOf } from '../../workspace/paths.ts';
import { joinFolder } from '../../facts/shell.ts';
import type { Unit } from '../../workspace/units.ts';

/** True when a test file outside a unit imports something of the unit: by path, by package name, by class. */
export function belongsTo(path: string, test: TestFile, unit: Unit, files: ReadonlySet<string>): boolean {
  const names = unit.manifests.flatMap((manifest) => manifest.name ?? []);
  const prefix = unit.path === '' ? '' : `${unit.path}/`;
  switch (familyOfPath(path)) {
    case 'javascript':
      return test.imports.some((module) =>
        module.startsWith('.')
          ? unit.path !== '' && isWithin(resolve(path, module) ?? '', unit.path)
          : names.some((name) => module === name || module.startsWith(`${name}/`)),
      );
    case 'go':
      return test.imports.some((module) =>
        names.some((name) => module === name || module.startsWith(`${name}/`)),
      );
    case 'python':
      return test.imports.some((module) => {
        const folders = module
          .split('.')
          .filter((part) => part !== '')
          .join('/');
        const first = folders.split('/')[0] ?? '';
        return (
          first !== '' &&
          ['', 'src/', 'app/', 'lib/'].some((root) =>
            [
              `${prefix}${root}${first}.py`,
              `${prefix}${root}${first}/__init__.py`,
              `${prefix}${root}${folders}.py`,
            ].some((file) => files.has(file)),
          )
        );
      });
    case 'java':
      return test.imports.some((name) =>
        files.has(`${prefix}src/main/java/${name.replaceAll('.', '/')}.java`),
      );
    default:
      return false;
  }
}

function resolve(path: string, module: string): string | undefined {
  return joinFolder(parentOf(path) === '' ? '' : parentOf(path), module);
}
