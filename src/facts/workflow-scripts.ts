import { isScalar } from 'yaml';
import { stepOf } from './pieces.ts';
import type { SourceFile } from './source-file.ts';
import type { WorkflowExpression, WorkflowStep } from './workflow-model.ts';
import type { YamlAccess, YamlNode } from './yaml-access.ts';

/** The expressions inside a script. */
export function readExpressions(yaml: YamlAccess, node: YamlNode, text: string): WorkflowExpression[] {
  const expressions: WorkflowExpression[] = [];
  for (let start = text.indexOf('${{'); start >= 0; start = text.indexOf('${{', start + 3)) {
    const end = text.indexOf('}}', start);
    if (end < 0) {
      break;
    }
    expressions.push({
      text: text.slice(start + 3, end).trim(),
      site: yaml.partSite(node, start, end + 2),
      piece: yaml.partPiece(node, start, end + 2),
      quoting: isScalar(node) && (node.type ?? '').startsWith('QUOTE') ? undefined : quotingAt(text, start),
    });
  }
  return expressions;
}

/**
 * How the shell reads a place of a script; undefined where a variable would not stand for what it holds: between single quotes, in
 * comments and here-documents, at the start of a command.
 */
function quotingAt(script: string, at: number): WorkflowExpression['quoting'] {
  // At the start of a command the variable would name the program to run.
  if (/<<|`|\$\(\(/.test(script) || /(^|[\n;&|({]|\b(then|do|else)\b)[ \t]*"?$/.test(script.slice(0, at))) {
    return undefined;
  }
  const open: ('plain' | 'double')[] = [];
  for (let index = 0; index < at;) {
    const top = open.at(-1) ?? 'plain';
    const next = stepAt(script, index, top);
    if (next === undefined || next > at) {
      return undefined;
    }
    const char = script[index];
    if (script.startsWith('$(', index) || (top === 'plain' && char === '(')) {
      open.push('plain');
    } else if (char === '"' && top === 'double') {
      open.pop();
    } else if (char === '"') {
      open.push('double');
    } else if (char === ')' && top === 'plain') {
      open.pop();
    }
    index = next;
  }
  return open.at(-1) === 'double' ? 'double' : 'bare';
}

/** Where the next sign begins: behind what is escaped, put in, between single quotes or a comment. */
function stepAt(script: string, index: number, top: 'plain' | 'double'): number | undefined {
  const behind = (text: string, from: number): number | undefined => {
    const found = script.indexOf(text, from);
    return found < 0 ? undefined : found + text.length;
  };
  const char = script[index];
  if (char === '\\') {
    return index + 2;
  }
  if (script.startsWith('${{', index)) {
    return behind('}}', index);
  }
  if (script.startsWith('$(', index)) {
    return index + 2;
  }
  if (top === 'plain' && char === "'") {
    return behind("'", index + 1);
  }
  const isComment = top === 'plain' && char === '#' && /^\s?$/.test(script.charAt(index - 1));
  return isComment ? behind('\n', index) : index + 1;
}

/** Where a variable for the script of a step goes; undefined where the step is written in braces. */
export function envRoom(yaml: YamlAccess, source: SourceFile, step: YamlNode): WorkflowStep['envRoom'] {
  const run = yaml.entry(step, 'run');
  const env = yaml.entry(step, 'env');
  const [first] = yaml.entries(env?.value);
  const key = env === undefined ? run : first;
  const start = key?.keyNode.range[0];
  if (start === undefined || (env !== undefined && start < env.keyNode.range[1])) {
    return undefined;
  }
  const prefix = source.text.slice(source.text.lastIndexOf('\n', start - 1) + 1, start);
  const isBlock = env === undefined ? /^[ \t]*(- +)?$/.test(prefix) : /^[ \t]+$/.test(prefix);
  return isBlock
    ? {
        at: source.lines.span(start, start),
        pad: prefix.replace('-', ' '),
        step: stepOf(source.text),
        isNew: env === undefined,
      }
    : undefined;
}
