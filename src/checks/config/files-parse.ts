import { type ParseProblem } from '../../facts/parse-problems.ts';
import { defineCheck, type Fact } from '../check.ts';
import { judgeSites, notApplicable, passed, type JudgedSite } from '../conclude.ts';
import { lookedAt } from '../shared/files.ts';

/** Configuration is read by the parser of its format, and no key is lost because it stands twice. */
export const check = defineCheck({
  id: 'config/files-parse',
  scopes: ['unit', 'infrastructure'],
  reads: ['parse-problems'],
  conclude(context) {
    const facts = context.facts('parse-problems').filter((fact) => fact.class === 'production');
    const read = context.files.filter((file) => facts.some((fact) => fact.path === file.path));
    const templates = facts.filter((fact) => fact.value.isTemplate).length;
    const judged = facts.length - templates;
    return judgeSites(facts.flatMap(judge), {
      whenNone:
        judged === 0
          ? notApplicable(
              templates === 0
                ? 'There is no YAML, JSON, TOML or Dockerfile of configuration here.'
                : 'All configuration here is templates, which only their engine can judge.',
            )
          : passed(
              `All ${judged} configuration files parse, and no key stands twice.`,
              [],
              lookedAt(read, 'mistakes of the format', 'duplicate keys'),
            ),
      passMessage: '',
      looked: lookedAt(read, 'mistakes of the format', 'duplicate keys'),
    });
  },
});

function judge(fact: Fact<'parse-problems'>): JudgedSite[] {
  return fact.value.problems.map((problem): JudgedSite => {
    const at = { path: fact.path, site: problem.site };
    return problem.kind === 'lenient'
      ? {
          verdict: 'review',
          message: `Strict JSON does not allow this: ${problem.message}. Does the reader?`,
          at,
        }
      : { verdict: 'bad', message: messageOf(problem, fact.value.format), at };
  });
}

function messageOf(problem: ParseProblem, format: string): string {
  return problem.kind === 'duplicate'
    ? `${capital(problem.message)}: readers take one of the two without a word. Remove one.`
    : `This is no valid ${format}: ${problem.message}.`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
