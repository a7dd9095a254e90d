import { readFences } from '../../src/content/fences.ts';
import type { ContentProblem } from '../../src/content/problem.ts';
import { drawGraph } from './graph.ts';
import { drawSequence, escapeXml } from './sequence.ts';

/** The diagrams of all pages as SVG, by page path, in the order in which they stand on the page. */
export type Diagrams = Readonly<Record<string, readonly string[]>>;

/** An alternative shorter than this says nothing that a picture could be replaced by. */
const SHORTEST_ALTERNATIVE = 40;

/**
 * Draws every ```` ```diagram ```` fence. Each needs `kind=graph` or `kind=sequence` and an `alt` that says what the picture
 * shows, in sentences.
 *
 * @param bodies page bodies by path
 * @param bodyLines line of the file on which each body starts, for messages
 */
export async function drawDiagrams(
  bodies: ReadonlyMap<string, string>,
  bodyLines: ReadonlyMap<string, number>,
): Promise<{ diagrams: Diagrams; problems: ContentProblem[] }> {
  const diagrams: Record<string, string[]> = {};
  const problems: ContentProblem[] = [];
  for (const [path, body] of bodies) {
    for (const fence of readFences(body).filter((candidate) => candidate.language === 'diagram')) {
      const kind = fence.attributes.get('kind');
      const alternative = fence.attributes.get('alt') ?? '';
      try {
        if (alternative.length < SHORTEST_ALTERNATIVE) {
          throw new Error('a diagram needs alt="…" that says in a sentence what it shows');
        }
        if (kind !== 'graph' && kind !== 'sequence') {
          throw new Error(`kind must be graph or sequence, not ${kind ?? 'missing'}`);
        }
        const svg = kind === 'graph' ? await drawGraph(fence.code) : drawSequence(fence.code);
        const labelled = svg.replace(
          '<svg ',
          `<svg class="${kind}" role="img" aria-label="${escapeXml(alternative)}" `,
        );
        diagrams[path] = [...(diagrams[path] ?? []), labelled];
      } catch (error) {
        const line = (bodyLines.get(path) ?? 1) + fence.line - 1;
        problems.push({
          path,
          line,
          reason: `diagram: ${error instanceof Error ? error.message : String(error)}`,
        });
      }
    }
  }
  return { diagrams, problems };
}
