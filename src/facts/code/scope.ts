import type { Import, Value } from './code-model.ts';

/**
 * What names mean in one file: imports, and identifiers that are assigned exactly once. Scopes are not told apart; a name
 * that is assigned twice anywhere in the file stands for itself.
 */
export class Names {
  readonly #imports = new Map<string, string>();
  readonly #values = new Map<string, () => Value>();
  readonly #ambiguous = new Set<string>();
  readonly #resolving = new Set<string>();
  readonly #separator: string;

  /** @param separator what stands between a module and the name taken from it */
  constructor(separator = '.') {
    this.#separator = separator;
  }

  addImport(entry: Import): void {
    this.#imports.set(entry.local, entry.name === undefined ? entry.module : `${entry.module}${this.#separator}${entry.name}`);
  }

  /** Remembers what an identifier is assigned; the value is read when first asked for. */
  addAssignment(name: string, value: () => Value): void {
    if (this.#values.has(name)) {
      this.#ambiguous.add(name);
    }
    this.#values.set(name, value);
  }

  /** A name that is a parameter, a loop variable or otherwise changes stands for itself. */
  addUnknown(name: string): void {
    this.#ambiguous.add(name);
  }

  /** The dotted path that an identifier stands for: an import, the callee of a call it holds, or itself. */
  path(name: string): string {
    const imported = this.#imports.get(name);
    if (imported !== undefined) {
      return imported;
    }
    const value = this.value(name);
    if (value?.kind === 'call') {
      return `${value.call.callee}()`;
    }
    return value?.kind === 'name' ? value.path : value?.kind === 'object' && value.type !== undefined ? `${value.type}{}` : name;
  }

  /** The value of an identifier that is assigned exactly once; undefined otherwise. */
  value(name: string): Value | undefined {
    const read = this.#ambiguous.has(name) || this.#imports.has(name) ? undefined : this.#values.get(name);
    if (read === undefined || this.#resolving.has(name)) {
      return undefined;
    }
    this.#resolving.add(name);
    try {
      return read();
    } finally {
      this.#resolving.delete(name);
    }
  }
}
