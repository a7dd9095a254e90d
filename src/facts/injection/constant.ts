import { optionsOf, type Value } from '../code/code-model.ts';

/** True for a value that the file itself fixes: nothing that comes from outside is in it. */
export function isConstant(value: Value): boolean {
  switch (value.kind) {
    case 'string':
    case 'number':
    case 'boolean':
    case 'null':
      return true;
    case 'template':
      return value.parts.every(isConstant);
    case 'list':
      return value.items.every(isConstant);
    case 'object':
      return !value.open && value.entries.every((entry) => isConstant(entry.value));
    case 'choice':
      return optionsOf(value).every(isConstant);
    default:
      return false;
  }
}

/** A constant of another file or class, by the custom of writing such names in capitals: `queries.FIND_USER`. */
export function isForeignConstant(value: Value): boolean {
  return (
    value.kind === 'name' &&
    /^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/.test(lastPart(value.path)) &&
    lastPart(value.path).length > 1
  );
}

/** The last part of a dotted path. */
export function lastPart(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('.'), path.lastIndexOf(':'), path.lastIndexOf('\\')) + 1);
}

const READS =
  /(^|\.)(read|read_text|read_bytes|readFileSync|readFile|file_get_contents|File\.read|IO\.read|getsource|render)$/;

/** The content of a file that is read with a fixed path, or of one that is only known to be a file. */
export function isFileContent(value: Value): boolean {
  return value.kind === 'call' && READS.test(value.call.callee);
}
