import type { CodeRange, Import, Value } from './code-model.ts';

/** What an assigned name stands for, read when first asked. */
export interface Meaning {
  readonly value: () => Value;
  /** The dotted path, `?` when there is none. */
  readonly path: () => string;
}

interface Declaration {
  imported: string | undefined;
  /** The one declared type, `?` when there are several. */
  type: string | undefined;
  readonly meanings: Meaning[];
  /** A parameter, a loop variable or something else that changes. */
  isUnknown: boolean;
}

interface Scope extends CodeRange {
  readonly parent: Scope | undefined;
  readonly names: Map<string, Declaration>;
}

/** The position of what belongs to the whole file, such as the fields of its classes. */
export const WHOLE_FILE = -1;

/**
 * What names mean in one file: imports, declared types, and identifiers that are assigned exactly once. A function is a
 * scope, a block is none; a name that is assigned twice in its scope stands for itself, and so does a parameter.
 */
export class Names {
  readonly #file: Scope = { start: 0, end: Infinity, parent: undefined, names: new Map() };
  readonly #scopes: Scope[] = [];
  readonly #resolving = new Set<Declaration>();
  #pending: (() => void)[] = [];

  /** Adds the scope of a function; outer ones come first. What stands inside is added afterwards. */
  addScope(at: CodeRange): void {
    this.#scopes.push({ ...at, parent: this.#scopeAt(at.start), names: new Map() });
  }

  /** @param path what the local name stands for, where that is not simply module and name */
  addImport(entry: Import, path?: string): void {
    const joint = entry.module.endsWith('.') ? '' : '.';
    const whole = entry.name === undefined ? entry.module : `${entry.module}${joint}${entry.name}`;
    this.#declaration(entry.local, entry.start).imported = path ?? whole;
  }

  /** A declaration with a value, in the function that it stands in. */
  addAssignment(name: string, at: number, meaning: Meaning): void {
    this.#declaration(name, at).meanings.push(meaning);
  }

  /** An assignment to a name that may be declared further out, or further down; `undefined` for a value that changes. */
  addReassignment(name: string, at: number, meaning: Meaning | undefined): void {
    this.#pending.push(() => {
      const declaration = this.#find(name, at) ?? this.#declaration(name, at);
      if (meaning === undefined) {
        declaration.isUnknown = true;
      } else {
        declaration.meanings.push(meaning);
      }
    });
  }

  /** A parameter, loop variable or other name that stands for itself. */
  addUnknown(name: string, at: number): void {
    this.#declaration(name, at).isUnknown = true;
  }

  /** A name declared without a value. */
  addDeclared(name: string, at: number): void {
    this.#declaration(name, at);
  }

  /** A name declared with a type: `Type{}` is what it stands for as a receiver. */
  addType(name: string, at: number, type: string): void {
    const declaration = this.#declaration(name, at);
    declaration.type = declaration.type === undefined || declaration.type === type ? type : '?';
  }

  /** `global x`: in this function the name is the file's. */
  addGlobal(name: string, at: number): void {
    const scope = this.#scopeAt(at);
    if (scope !== this.#file && !scope.names.has(name)) {
      scope.names.set(name, this.#declaration(name, WHOLE_FILE));
    }
  }

  /** Ends the pass over declarations: gives each assignment to the name that it belongs to. */
  settle(): void {
    for (const add of this.#pending) {
      add();
    }
    this.#pending = [];
  }

  isDeclared(name: string, at: number): boolean {
    return this.#find(name, at) !== undefined;
  }

  /** The path of an imported name; undefined for others. */
  imported(name: string, at: number): string | undefined {
    return this.#find(name, at)?.imported;
  }

  /** The dotted path that a name stands for as a receiver: an import, its type, what it is assigned, or itself. */
  path(name: string, at: number): string {
    const declaration = this.#find(name, at);
    if (declaration?.imported !== undefined) {
      return declaration.imported;
    }
    if (declaration?.type !== undefined && declaration.type !== '?') {
      return `${declaration.type}{}`;
    }
    const path = this.#resolve(declaration, (meaning) => meaning.path());
    return path === undefined || path === '?' ? name : path;
  }

  /** The value of an identifier that is assigned exactly once; undefined otherwise. */
  value(name: string, at: number): Value | undefined {
    return this.#resolve(this.#find(name, at), (meaning) => meaning.value());
  }

  #resolve<T>(declaration: Declaration | undefined, read: (meaning: Meaning) => T): T | undefined {
    const meaning = declaration?.meanings[0];
    if (
      declaration === undefined ||
      meaning === undefined ||
      declaration.meanings.length > 1 ||
      declaration.isUnknown ||
      declaration.imported !== undefined ||
      this.#resolving.has(declaration)
    ) {
      return undefined;
    }
    this.#resolving.add(declaration);
    try {
      return read(meaning);
    } finally {
      this.#resolving.delete(declaration);
    }
  }

  #declaration(name: string, at: number): Declaration {
    const { names } = this.#scopeAt(at);
    const known = names.get(name);
    if (known !== undefined) {
      return known;
    }
    const declaration: Declaration = { imported: undefined, type: undefined, meanings: [], isUnknown: false };
    names.set(name, declaration);
    return declaration;
  }

  #find(name: string, at: number): Declaration | undefined {
    for (let scope: Scope | undefined = this.#scopeAt(at); scope !== undefined; scope = scope.parent) {
      const declaration = scope.names.get(name);
      if (declaration !== undefined) {
        return declaration;
      }
    }
    return undefined;
  }

  /** The innermost function around a position: the last one that begins before it, or one around that. */
  #scopeAt(at: number): Scope {
    let low = 0;
    for (let high = this.#scopes.length; low < high;) {
      const middle = (low + high) >> 1;
      if ((this.#scopes[middle]?.start ?? Infinity) <= at) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    let scope = this.#scopes[low - 1] ?? this.#file;
    while (scope.end <= at && scope.parent !== undefined) {
      scope = scope.parent;
    }
    return scope;
  }
}
