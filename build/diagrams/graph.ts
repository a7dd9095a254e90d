import { Graphviz } from '@hpcc-js/wasm-graphviz';

let loading: Promise<Graphviz> | undefined;

/** Sizes and shapes that all graphs share; authors write only what the picture says. */
const DEFAULTS = `
  graph [fontname="Helvetica", fontsize=12, nodesep=0.35, ranksep=0.55, pad=0.08, bgcolor="transparent"]
  node [fontname="Helvetica", fontsize=13, shape=box, style="rounded", height=0.45, margin="0.18,0.08"]
  edge [fontname="Helvetica", fontsize=11, arrowsize=0.7]
`;

/**
 * Draws a Graphviz graph as SVG without colours, fonts or sizes of its own: classes say what is what, and the page's
 * style sheet draws it in the theme.
 *
 * @throws {Error} with Graphviz's own message, in one line, when the source is wrong
 */
export async function drawGraph(source: string): Promise<string> {
  loading ??= Graphviz.load();
  const graphviz = await loading;
  const body = source.indexOf('{');
  if (!/^\s*digraph\b/.test(source) || body < 0) {
    throw new Error('a graph starts with "digraph {"');
  }
  let svg: string;
  try {
    svg = graphviz.dot(source.slice(0, body + 1) + DEFAULTS + source.slice(body + 1));
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new Error(message.split('\n')[0] ?? 'Graphviz failed', { cause: error });
  }
  return themed(svg);
}

/** Takes colours, fonts, ids and titles out of Graphviz's SVG and leaves classes for the style sheet. */
function themed(svg: string): string {
  const size = /viewBox="0\.00 0\.00 ([\d.]+) ([\d.]+)"/.exec(svg);
  const [, width = '100', height = '100'] = size ?? [];
  const body = svg
    .slice(svg.indexOf('<g id="graph0"'), svg.lastIndexOf('</svg>'))
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/<title>[\s\S]*?<\/title>/g, '')
    .replace(/ id="[^"]*"/g, '')
    .replace(/ xml:space="preserve"/g, '')
    .replace(/ font-family="[^"]*"/g, '')
    .replace(/<polygon fill="(?:white|transparent|none)" stroke="(?:none|transparent)"[^>]*\/>/g, '')
    .replace(/ fill="black" stroke="black"/g, ' class="arrow"')
    .replace(/ fill="none" stroke="black"/g, ' class="line"')
    .replace(/ stroke-dasharray="[^"]*"/g, ' stroke-dasharray="4 3"')
    .replace(/\n\s*/g, '');
  return `<svg viewBox="0 0 ${width} ${height}" width="${Math.round(Number(width) * 1.2)}">${body}</svg>`;
}
