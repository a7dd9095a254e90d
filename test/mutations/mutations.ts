import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';
import { parse } from 'yaml';

/** One edit of one file. `from` must stand in the file exactly once. */
const changeSchema = v.union([
  v.strictObject({ file: v.string(), from: v.string(), to: v.string() }),
  v.strictObject({ write: v.string(), text: v.string() }),
  v.strictObject({ delete: v.string() }),
]);

const mutationSchema = v.strictObject({
  /** The stack that the place is written in, as the check's row names it. */
  stack: v.string(),
  /** Folder name of the repository. */
  repository: v.string(),
  /** The file in which the check must fail after the change; `-` where it fails for something missing. */
  at: v.string(),
  /** `pass`: nothing in that file fails before. `other`: the file fails for other places already. */
  base: v.optional(v.picklist(['pass', 'other']), 'pass'),
  changes: v.pipe(v.array(changeSchema), v.minLength(1)),
});

export type Change = v.InferOutput<typeof changeSchema>;
export type Mutation = v.InferOutput<typeof mutationSchema> & { readonly check: string };

/** All mutations, by check: each file `<area>/<check>.yml` is a list of them. */
export function readMutations(): Mutation[] {
  return readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.yml'))
    .sort()
    .flatMap((file) => {
      const check = file.slice(0, -'.yml'.length).split(path.sep).join('/');
      const list: unknown = parse(readFileSync(path.join(import.meta.dirname, file), 'utf8'));
      return v.parse(v.array(mutationSchema), list).map((mutation) => ({ ...mutation, check }));
    });
}
