/**
 * What may differ on a topic page, and why. A topic that stands here without need fails the test of its rule, so that the
 * lists stay as short as they look.
 */

/** Areas whose topics may replace the three parts about code by parts of their own: they teach people, not programs. */
export const AREAS_WITH_OWN_PARTS: Readonly<Record<string, string>> = {
  skills: 'work with people and problems is shown in messages, comments and agreements as often as in code',
  learning: 'how to learn has no wrong line of code and no defaults to look up',
};

/** Topics that show code in fewer than two stacks. */
export const WITHOUT_TWO_STACKS: Readonly<Record<string, string>> = {
  'skills/communication': 'its examples are messages and a design document',
  'skills/collaboration': 'its examples are review comments and the files of an agreement',
  'learning/learning-path': 'it plans months, and its projects are described, not shown',
  'learning/resources': 'it leads to other places, and its example is a question',
};
