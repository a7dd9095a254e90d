/**
 * Something that takes every call, construction and property, and answers with more of itself. It stands in for the editor
 * where only our own share of a time is wanted: what the editor does with a call is not in it.
 */
export function anything(known: Readonly<Record<string, unknown>> = {}): unknown {
  const target = function (): void {
    // Only called through the proxy.
  };
  const children = new Map<string | symbol, unknown>();
  return new Proxy(target, {
    get(_, name) {
      if (name === 'prototype') {
        return target.prototype as unknown;
      }
      // Awaited, it is a value like any other; as text, it is empty.
      if (name === 'then') {
        return undefined;
      }
      if (name === Symbol.toPrimitive) {
        return () => '';
      }
      if (name === Symbol.iterator) {
        return function* () {
          // Nothing in it.
        };
      }
      if (typeof name === 'string' && name in known) {
        return known[name];
      }
      let child = children.get(name);
      if (child === undefined) {
        child = anything();
        children.set(name, child);
      }
      return child;
    },
    has: () => true,
    apply: () => anything(),
    construct: () => anything() as object,
  });
}

class Emitter {
  readonly event = (): { dispose: () => void } => ({ dispose: () => undefined });
  readonly fire = (): void => undefined;
  readonly dispose = (): void => undefined;
}

/** What the stub knows: nothing is open, no folder, no editor, no settings. */
const known = anything({
  EventEmitter: Emitter,
  workspace: anything({
    workspaceFolders: undefined,
    isTrusted: true,
    textDocuments: [],
    getConfiguration: () => anything({ get: (_: string, fallback: unknown) => fallback }),
  }),
  window: anything({ activeTextEditor: undefined, visibleTextEditors: [], tabGroups: anything({ all: [] }) }),
  env: anything({ language: 'en', appName: 'stub' }),
});

/** The module `vscode`. A bundle copies a module's own properties and keeps its prototype, so that is where the stub is. */
export const vscodeStub = Object.create(known as object) as unknown;

/** The context that `activate` gets. */
export function contextStub(folder: string): unknown {
  const memento = {
    get: () => undefined,
    keys: () => [],
    update: () => Promise.resolve(),
    setKeysForSync: () => undefined,
  };
  return anything({
    subscriptions: [],
    globalState: memento,
    workspaceState: memento,
    extensionPath: folder,
    extension: anything({ packageJSON: { version: '0.0.0' } }),
  });
}
