/** Stands for every character of an expression that a template engine fills in; no YAML file holds it by itself. */
export const TEMPLATED = '\uE000';

/**
 * Text that a YAML parser can read, from a Helm template: lines of directives become comments, expressions inside lines become
 * runs of one private character. Its length and its lines stay the same, so every offset keeps its meaning. Expressions have at most 600 characters, so that no text takes long.
 */
export function readableTemplate(text: string): string {
  return text
    .replace(
      /^([ \t]*)((?:\{\{(?:[^}]|\}(?!\})){0,600}\}\}[ \t]*)+)(?=\r?$)/gm,
      (_, indent: string, directives: string) => indent + asComment(directives),
    )
    .replace(/\{\{(?:[^}]|\}(?!\})){0,600}\}\}/g, (expression) => expression.replace(/[^\r\n]/g, TEMPLATED));
}

/** Every line of a directive as a comment of the same length. */
function asComment(directives: string): string {
  return directives.replace(/[^\r\n]+/g, (line) => `#${' '.repeat(line.length - 1)}`);
}

/** True for a value, or a part of one, that a template fills in. */
export function isTemplated(text: string): boolean {
  return text.includes(TEMPLATED);
}

/** A name that a template makes is shown as dots. */
export function readableName(name: string): string {
  return name.replace(/\uE000+/g, '…');
}
