import { SourceFile } from '../../src/facts/source-file.ts';
import { trees } from './run.ts';

/** A file to collect facts from, as production code of no unit. */
export function sourceOf(path: string, text: string): SourceFile {
  return new SourceFile({ path, class: 'production', unit: undefined }, text, trees);
}
