import { countWords } from '../../../src/content/words.ts';
import { MODEL_TOPIC } from '../../support/model-topic.ts';
import {
  assertNoProblems,
  fencesOf,
  itFindsMistakes,
  ownTopics,
  partsOf,
  problem,
  type PageRule,
  type TopicPage,
} from '../../support/pages.ts';

const QUESTIONS = { min: 3, max: 5 };

const wrongQuestions: PageRule<TopicPage> = (page) => {
  const part = partsOf(page).find(({ text }) => text === 'Recall');
  if (part === undefined) {
    return [];
  }
  const questions = part.lines.filter(({ text }) => /^#{3,} /.test(text));
  const problems = questions.flatMap(({ text, line }, index) => {
    const end = questions[index + 1]?.line ?? Infinity;
    const answer = part.lines.filter((candidate) => candidate.line > line && candidate.line < end);
    const hasCode = fencesOf(page).some(
      (fence) => fence.heading === 'Recall' && fence.line > line && fence.line < end,
    );
    return [
      ...(/^### .*\?$/.test(text) ? [] : [problem(page, line, 'a question is a ### heading that ends in ?')]),
      ...(countWords(answer.map((piece) => piece.text).join('\n')) === 0 && !hasCode
        ? [problem(page, line, 'a question without an answer')]
        : []),
    ];
  });
  if (questions.length < QUESTIONS.min || questions.length > QUESTIONS.max) {
    problems.push(
      problem(page, part.line, `${questions.length} questions, not ${QUESTIONS.min} to ${QUESTIONS.max}`),
    );
  }
  return problems;
};

describe('the recall questions of a topic', () => {
  it('are three to five, each with its answer', () => assertNoProblems(ownTopics().flatMap(wrongQuestions)));

  itFindsMistakes(wrongQuestions, MODEL_TOPIC, [
    ['too few questions', '### Who decides?\n', '', /:\d+: 2 questions/],
    ['too many questions', '### Who', '### A?\n\na\n\n### B?\n\nb\n\n### C?\n\nc\n\n### Who', /6 questions/],
    ['a question without an answer', 'At the write.', '', /:\d+: a question without an answer/],
    ['a last question without an answer', 'A conflict.', '', /a question without an answer/],
    ['a heading that asks nothing', 'Who decides?', 'Who decides', /ends in \?/],
  ]);
});
