import { isListedDepth } from '../../facts/api/pointers.ts';
import type { ApiReference } from '../../facts/api-files.ts';
import { defineCheck, type Evidence, type Fact } from '../check.ts';
import { judgeSites, notApplicable, type JudgedSite } from '../conclude.ts';
import {
  filesOf,
  operationsOf,
  ownDescriptions,
  referencedPath,
  type ApiContext,
  type PlacedOperation,
} from '../shared/api-descriptions.ts';

/** A description of the API can be read by tools, and means one thing. */
export const check = defineCheck({
  id: 'api/spec-valid',
  scopes: ['unit', 'infrastructure'],
  reads: ['api'],
  conclude(context) {
    return judgeSites(
      ownDescriptions(context).flatMap((fact) => judge(context, fact)),
      {
        whenNone: notApplicable('There is no OpenAPI or Swagger description here.'),
        passMessage:
          'Every description can be read, and its references, answers and operation ids are sound.',
      },
    );
  },
});

function judge(context: ApiContext, fact: Fact<'api'>): JudgedSite[] {
  const { value } = fact;
  const { operations } = operationsOf(context, fact);
  const found: JudgedSite[] = [
    ...value.problems.map((problem): JudgedSite => {
      const at = { path: fact.path, site: problem.site };
      return value.isTemplate
        ? { verdict: 'unknown', message: `A program fills this description in: ${problem.message}`, at }
        : { verdict: 'bad', message: problem.message, at };
    }),
    ...filesOf(context, fact).flatMap((file) => judgeReferences(context, file, fact)),
    ...operations.flatMap((placed) => judgeResponses(placed, value.edition ?? '')),
    ...judgeIds(operations),
  ];
  return found.length > 0 ? found : [{ verdict: 'good', at: { path: fact.path, site: value.place } }];
}

function judgeReferences(context: ApiContext, file: Fact<'api'>, description: Fact<'api'>): JudgedSite[] {
  return [
    ...file.value.broken.map((reference): JudgedSite => {
      const at = { path: file.path, site: reference.site };
      // Some tools join the files first; what the description holds is then found from its parts too.
      return file !== description && description.value.pointers.includes(reference.pointer)
        ? {
            verdict: 'review',
            message: `#${reference.pointer} is not in this file but in ${description.path}: are the two joined before anybody reads them?`,
            at,
          }
        : { verdict: 'bad', message: `#${reference.pointer} is not in this file.`, at };
    }),
    ...file.value.references.flatMap((reference) => judgeFile(context, file, reference)),
  ];
}

function judgeFile(context: ApiContext, file: Fact<'api'>, reference: ApiReference): JudgedSite[] {
  const path = referencedPath(file.path, reference);
  const at: Evidence = { path: file.path, site: reference.site };
  if (path === undefined || file.value.isTemplate) {
    return [];
  }
  if (!context.allFiles.some((candidate) => candidate.path === path)) {
    return context.repository.isIgnored(path)
      ? [{ verdict: 'unknown', message: `${path} is made by a build, so that it cannot be read.`, at }]
      : [{ verdict: 'bad', message: `${path} does not exist.`, at }];
  }
  const target = context.allFacts('api').find((fact) => fact.path === path);
  const isMissing =
    target !== undefined &&
    isListedDepth(reference.pointer) &&
    reference.pointer !== '/' &&
    !target.value.isTemplate &&
    !target.value.pointers.includes(reference.pointer);
  return isMissing ? [{ verdict: 'bad', message: `${path} holds no #${reference.pointer}.`, at }] : [];
}

/** OpenAPI 3.1 made the list of answers optional; an empty one is wrong in every edition. */
function judgeResponses({ path, operation }: PlacedOperation, edition: string): JudgedSite[] {
  const isOptional = !/^(2|3\.0)/.test(edition);
  return operation.responses === 'empty' || (operation.responses === 'absent' && !isOptional)
    ? [
        {
          verdict: 'bad',
          message: `${operation.name} describes no response.`,
          at: { path, site: operation.site },
        },
      ]
    : [];
}

function judgeIds(operations: readonly PlacedOperation[]): JudgedSite[] {
  const first = new Map<string, Evidence>();
  return operations.flatMap(({ path, operation }): JudgedSite[] => {
    const { id } = operation;
    if (id === undefined) {
      return [];
    }
    const at: Evidence = { path, site: id.site };
    const other = first.get(id.text);
    if (other === undefined) {
      first.set(id.text, at);
    }
    // A file of path items that two paths refer to is the same place twice.
    return other === undefined || (other.path === path && other.site.line === id.site.line)
      ? []
      : [
          {
            verdict: 'bad',
            message: `${operation.name} has the operationId ${id.text}, which another operation has already.`,
            at,
            related: [{ message: 'the first one', at: other }],
          },
        ];
  });
}
