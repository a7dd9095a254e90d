import ignore, { type Ignore } from 'ignore';
import { isWithin, parentOf, relativeTo } from './paths.ts';

/** Git's ignore rules of one repository: `info/exclude` and every `.gitignore`, the nearest deciding first. */
export class IgnoreRules {
  readonly #byFolder = new Map<string, Ignore>();
  readonly #exclude: Ignore;
  readonly #root: string;

  /**
   * @param root the repository's folder; paths given to the methods are relative to the same file system as it
   * @param exclude text of `.git/info/exclude`
   */
  constructor(root: string, exclude: string) {
    this.#root = root;
    this.#exclude = ignore({ allowRelativePaths: true }).add(exclude);
  }

  /** Adds the text of the `.gitignore` that stands in a folder. */
  add(folder: string, text: string): void {
    this.#byFolder.set(folder, ignore({ allowRelativePaths: true }).add(text));
  }

  /** True when git would ignore the path itself; a parent that is ignored is asked by `ignoresPath`. */
  ignores(path: string, isDirectory: boolean): boolean {
    const suffix = isDirectory ? '/' : '';
    for (let folder = parentOf(path); isWithin(folder, this.#root); folder = parentOf(folder)) {
      const verdict = this.#byFolder.get(folder)?.test(relativeTo(path, folder) + suffix);
      if (verdict?.ignored === true || verdict?.unignored === true) {
        return verdict.ignored;
      }
      if (folder === this.#root) {
        break;
      }
    }
    return this.#exclude.test(relativeTo(path, this.#root) + suffix).ignored;
  }

  /** True when git would ignore the file, for itself or for one of its folders. */
  ignoresPath(path: string): boolean {
    const segments = relativeTo(path, this.#root).split('/');
    let current = this.#root;
    return segments.some((segment, index) => {
      current = current === '' ? segment : `${current}/${segment}`;
      return this.ignores(current, index < segments.length - 1);
    });
  }
}
