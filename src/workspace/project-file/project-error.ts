/**
 * A file of ours in the project folder is wrong, so that no answer can be given. Plain fields beside the message, so that an
 * editor can show the place.
 */
export class ProjectFileError extends Error {
  override readonly name = 'ProjectFileError';
  /** Relative to the open folder. */
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly problem: string;
  /** What to do about it. */
  readonly advice: string;

  constructor(
    place: { readonly path: string; readonly line: number; readonly column: number },
    problem: string,
    advice: string,
  ) {
    super(`${place.path}:${place.line}:${place.column}: ${problem}. ${advice}.`.replace(/\s+/g, ' '));
    this.path = place.path;
    this.line = place.line;
    this.column = place.column;
    this.problem = problem;
    this.advice = advice;
  }
}
