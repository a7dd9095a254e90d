/** Where the harness finds things. Everything it makes goes below `.cache/snippets`, which git ignores. */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));
export const FIXTURES = fileURLToPath(new URL('fixtures', import.meta.url));
export const CACHE = join(ROOT, '.cache', 'snippets');
