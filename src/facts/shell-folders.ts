/** In front of a folder that is meant from the repository's root, wherever the script starts. */
const FROM_ROOT = '$/';

/** No repository nests folders deeper. */
const DEPTH_LIMIT = 60;

/**
 * A folder after `cd target`, seen from where a script starts, or from the repository's root with `$/` in front; undefined
 * when it is computed or leads out. The workspace variables of CI systems stand for the root.
 */
export function changeFolder(from: string | undefined, target: string | undefined): string | undefined {
  if (target === undefined || target === '' || target === '-' || target.startsWith('~')) {
    return undefined;
  }
  const root = WORKSPACE.exec(target)?.[0];
  const rest = root === undefined ? target : target.slice(root.length).replace(/^\/+/, '');
  if (
    (root === undefined && (from === undefined || target.startsWith('/'))) ||
    /[$`*?]/.test(rest.replace(MATRIX_VALUE, ''))
  ) {
    return undefined;
  }
  const isFromRoot = root !== undefined || from?.startsWith(FROM_ROOT) === true;
  const segments = root === undefined ? (from ?? '').replace(FROM_ROOT, '').split('/') : [];
  for (const segment of rest.split('/')) {
    if (segment === '..') {
      const parent = segments.pop();
      if (parent === undefined || parent === '') {
        return undefined;
      }
    } else if (segment !== '.' && segment !== '') {
      segments.push(segment);
    }
  }
  if (segments.length > DEPTH_LIMIT) {
    return undefined;
  }
  return `${isFromRoot ? FROM_ROOT : ''}${segments.filter((segment) => segment !== '').join('/')}`;
}

/** The folder `target` seen from the folder `from`, both relative to the repository; undefined when it is computed or leads out. */
export function joinFolder(from: string | undefined, target: string | undefined): string | undefined {
  return changeFolder(from, target)?.replace(FROM_ROOT, '');
}

/** A value of the job's matrix stays in the folder as written; whoever knows the matrix puts its values in. */
const MATRIX_VALUE = /\$\{\{\s*matrix\.[\w.-]+\s*\}\}/g;

const WORKSPACE =
  /^(\$|\$\{\{\s*github\.workspace\s*\}\}|\$\{?(GITHUB_WORKSPACE|CI_PROJECT_DIR|WORKSPACE|TRAVIS_BUILD_DIR|BITBUCKET_CLONE_DIR|BUILD_SOURCESDIRECTORY|CIRCLE_WORKING_DIRECTORY)\}?|\$\((Build\.SourcesDirectory|System\.DefaultWorkingDirectory)\))(?=\/|$)/;
