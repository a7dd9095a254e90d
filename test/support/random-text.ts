/** A source of numbers between 0 and 1 that gives the same ones for the same seed. */
export function randomSource(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** A text of up to `length` pieces of an alphabet. */
export function randomText(random: () => number, alphabet: readonly string[], length: number): string {
  const pieces = Math.floor(random() * (length + 1));
  return Array.from({ length: pieces }, () => alphabet[Math.floor(random() * alphabet.length)] ?? '').join(
    '',
  );
}
