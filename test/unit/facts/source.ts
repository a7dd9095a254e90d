import { SourceFile } from '../../../src/facts/source-file.ts';
import { classifyPath } from '../../../src/workspace/file-class.ts';
import { trees } from '../../support/run.ts';

/** A file as collectors get it. */
export function source(path: string, text: string): SourceFile {
  return new SourceFile({ path, class: classifyPath(path), unit: undefined }, text, trees);
}

/** Numbers that look random and are the same in every run. */
export function* numbers(seed: number): Generator<number, never> {
  let state = seed;
  for (;;) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    yield state / 2 ** 32;
  }
}

/** Texts made from a good one by cutting, doubling and swapping parts, as many as asked for. */
export function* mutations(text: string, count: number): Generator<string> {
  const random = numbers(text.length);
  const below = (limit: number): number => Math.floor(random.next().value * limit);
  for (let index = 0; index < count; index++) {
    let mutated = text;
    for (let step = 0; step <= index % 5; step++) {
      const from = below(mutated.length + 1);
      const to = from + below(12);
      const piece = mutated.slice(below(mutated.length + 1)).slice(0, below(9));
      mutated = mutated.slice(0, from) + piece + mutated.slice(to);
    }
    yield mutated;
  }
}
