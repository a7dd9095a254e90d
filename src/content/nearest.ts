/** At most this many ids are suggested. */
const SUGGESTIONS = 3;

/** The known ids that a mistyped one most likely meant, the nearest first; none when nothing is near. */
export function nearest(id: string, known: Iterable<string>): string[] {
  const name = id.slice(id.indexOf('/') + 1);
  return [...known]
    .map((candidate) => {
      const candidateName = candidate.slice(candidate.indexOf('/') + 1);
      const isPart = name.length > 3 && (candidateName.includes(name) || name.includes(candidateName));
      const distance = Math.min(editDistance(id, candidate), editDistance(name, candidateName) + 1);
      return { candidate, distance: isPart ? Math.min(distance, 2) : distance };
    })
    .filter(({ distance }) => distance <= Math.max(2, Math.floor(name.length / 3)))
    .sort((a, b) => a.distance - b.distance || (a.candidate < b.candidate ? -1 : 1))
    .slice(0, SUGGESTIONS)
    .map(({ candidate }) => candidate);
}

/** Levenshtein's distance: how many characters must be put in, taken out or replaced. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
