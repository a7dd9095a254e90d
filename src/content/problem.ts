/** A mistake in a content file, for a person: which file, which line (from 1), what is wrong. */
export interface ContentProblem {
  readonly path: string;
  readonly line: number;
  readonly reason: string;
}

/** `content/topics/x.md:3: reason`, the form that editors and terminals make clickable. */
export function formatProblem(problem: ContentProblem): string {
  return `${problem.path}:${problem.line}: ${problem.reason}`;
}
