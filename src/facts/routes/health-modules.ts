import type { CodeModel } from '../code/code-model.ts';
import type { RouteDraft } from './route-model.ts';

/** What a file imports that brings a health route of its own, as routes without a path that we could read. */
export function healthModules(code: CodeModel, names: RegExp): RouteDraft[] {
  return code.imports
    .filter((item) => names.test(item.module))
    .map((item) => ({ ...item, kind: 'health', method: 'get', path: undefined, written: item.module }));
}
