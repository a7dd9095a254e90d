import { DockerfileParser } from 'dockerfile-ast';
import type { ParseProblem } from '../parse-problems.ts';
import type { SourceFile } from '../source-file.ts';

/** The instructions of the Dockerfile reference. */
const INSTRUCTIONS = new Set([
  'ADD',
  'ARG',
  'CMD',
  'COPY',
  'ENTRYPOINT',
  'ENV',
  'EXPOSE',
  'FROM',
  'HEALTHCHECK',
  'LABEL',
  'MAINTAINER',
  'ONBUILD',
  'RUN',
  'SHELL',
  'STOPSIGNAL',
  'USER',
  'VOLUME',
  'WORKDIR',
]);

/** Instructions that no builder knows, and a file that does not begin with `FROM`. */
export function findDockerfileProblems(source: SourceFile): ParseProblem[] {
  // Another frontend may know other instructions.
  if (/^#\s*syntax\s*=\s*(?!docker(\.io)?\/dockerfile)/im.test(source.text)) {
    return [];
  }
  const instructions = DockerfileParser.parse(source.text).getInstructions();
  const problems = instructions.flatMap((instruction): ParseProblem[] => {
    const keyword = instruction.getKeyword();
    const { start } = instruction.getRange();
    return INSTRUCTIONS.has(keyword)
      ? []
      : [
          {
            kind: 'error',
            message: `there is no instruction ${keyword}`,
            site: source.lineSite(start.line + 1),
          },
        ];
  });
  const [first] = instructions.filter((instruction) => instruction.getKeyword() !== 'ARG');
  if (first !== undefined && problems.length === 0 && first.getKeyword() !== 'FROM') {
    const line = first.getRange().start.line + 1;
    problems.push({
      kind: 'error',
      message: 'the first instruction must be FROM',
      site: source.lineSite(line),
    });
  }
  return problems;
}
