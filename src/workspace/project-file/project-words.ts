/** The folder of a team's own decisions, at the repository's root. */
export const PROJECT_FOLDER = '.backend-roadmap';

/** The project file, relative to the repository's root. */
export const PROJECT_FILE = `${PROJECT_FOLDER}/config.jsonc`;

/** Why a finding is waived; the words of a waiver's `reason`. */
export const WAIVER_REASONS = [
  'test-data',
  'remediated',
  'not-applicable',
  'not-supported',
  'accepted-risk',
  'false-positive',
] as const;
export type WaiverReason = (typeof WAIVER_REASONS)[number];
