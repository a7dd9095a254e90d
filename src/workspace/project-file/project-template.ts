import { WAIVER_REASONS } from './project-words.ts';

/** A project file that decides nothing yet and says what could be decided. */
export const PROJECT_TEMPLATE = `{
  // What this team has decided about the checks of Backend Roadmap. Nothing here makes a result better: what is off is listed,
  // what is waived stays visible.
  "version": 1,

  // Checks that do not fit here, by id: off, or with another severity (high, medium, low).
  "checks": {
    // "ci/actions-pinned": "off",
    // "testing/tests-exist": { "severity": "low" },
  },

  // Findings that you do not act on for now. Each has a reason (${WAIVER_REASONS.join(', ')}),
  // somebody who answers for it, and a last day; after that day the findings count again.
  "waivers": [
    // {
    //   "check": "security/connection-string-password",
    //   "path": "deploy/local/**",
    //   "reason": "test-data",
    //   "note": "Only starts on a laptop.",
    //   "owner": "team-platform",
    //   "expires": "2027-06-30",
    // },
  ],

  // Answers to what files cannot show: yes, no or not-applicable. They expire, and the question comes back.
  "attestations": [
    // {
    //   "question": "manual/backup-restore",
    //   "answer": "yes",
    //   "by": "Kim Lee",
    //   "date": "2026-11-21",
    //   "link": "https://wiki.example.com/restore-2026-11",
    // },
  ],

  // Files that are not looked at, as globs from the repository's root. Reports list them.
  "exclude": [
    // "legacy/**",
  ],
}
`;
