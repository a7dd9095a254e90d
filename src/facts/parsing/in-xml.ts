import { parseXml, XmlError } from '@rgrove/parse-xml';
import type { ParseProblem } from '../parse-problems.ts';
import type { SourceFile } from '../source-file.ts';

/** The first mistake of an XML file. */
export function findXmlProblems(source: SourceFile): ParseProblem[] {
  try {
    parseXml(source.text);
    return [];
  } catch (error) {
    if (!(error instanceof XmlError)) {
      throw error;
    }
    const message = (error.message.split('\n')[0] ?? error.message).replace(/ \(line \d+, column \d+\)$/, '');
    return [{ kind: 'error', message, site: source.lineSite(error.line) }];
  }
}
