/** Folders that are never looked into, by name: dependencies, virtual environments and git's own data. */
const NEVER_WALKED = new Set([
  '.git',
  'node_modules',
  '.venv',
  'venv',
  '.virtualenv',
  'virtualenv',
  '.tox',
  '.nox',
  '__pycache__',
  'site-packages',
  '.hg',
  '.svn',
]);

/** True for a folder that is never looked into, whatever it holds. */
export function isNeverWalkedFolder(name: string): boolean {
  return NEVER_WALKED.has(name);
}

/** True for a path in such a folder, or for one itself. Git's own index and exclude file are looked at all the same. */
export function isNeverWalked(path: string): boolean {
  return path.split('/').some(isNeverWalkedFolder) && !isGitState(path);
}

/** The files of git's own folder that decide what is looked at. */
export function isGitState(path: string): boolean {
  return /(^|\/)\.git(\/(index|info\/exclude))?$/.test(path);
}
