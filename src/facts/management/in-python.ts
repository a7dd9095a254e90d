import { stringOf, type CodeModel, type CodeRange, type Value } from '../code/code-model.ts';
import { range } from '../code/walk.ts';
import { isConditional, isDevelopmentOnly } from '../guards.ts';
import type { ManagementFact } from '../management.ts';
import type { SourceFile } from '../source-file.ts';
import type { SyntaxNode } from '../syntax/syntax-trees.ts';

/** Lists of Django's applications, under the names that projects give to their parts. */
const APPLICATIONS = /(^|_)APPS$/;
/** The settings that decide whom a toolbar is shown to: Django's and Flask's. */
const CALLBACK = 'SHOW_TOOLBAR_CALLBACK';
const ENABLED = 'DEBUG_TB_ENABLED';

/** Finds debug toolbars of Django, Flask and FastAPI, and settings that show them to everybody. */
export function readToolbars(source: SourceFile, code: CodeModel): ManagementFact[] {
  const settings = settingsOf(code);
  const isSwitchedOff = settings.some(
    ({ name, value }) => name === ENABLED && value.kind === 'boolean' && !value.value,
  );
  const open = settings
    .filter(({ name, value }) =>
      name === CALLBACK
        ? isShownToAll(value, source)
        : value.kind === 'boolean' && value.value && !hasHosts(code),
    )
    .map(({ name, at }) => {
      const fact = factOf('debug-toolbar-open', at, source);
      // Another class of the same file may be the one for production.
      return name === ENABLED && isSwitchedOff ? { ...fact, isConditional: true } : fact;
    });
  return [...installed(source, code).map((at) => factOf('debug-toolbar', at, source)), ...open];
}

function factOf(kind: ManagementFact['kind'], at: CodeRange, source: SourceFile): ManagementFact {
  return {
    kind,
    value: '',
    isGuarded: isDevelopmentOnly(source, at.start),
    isConditional: isConditional(source, at.start),
    site: source.site(at.start, at.end),
  };
}

/** Where a toolbar is added to the application. */
function installed(source: SourceFile, code: CodeModel): CodeRange[] {
  const asApplication = (source.tree()?.rootNode.descendantsOfType('string') ?? [])
    .filter((node) => node !== null)
    .filter((node) => /^["']debug_toolbar["']$/.test(node.text) && isApplication(node))
    .map(range);
  const byCalls = code.calls.filter((call) => {
    const [first] = call.args;
    return (
      call.callee.endsWith('flask_debugtoolbar.DebugToolbarExtension') ||
      (call.method === 'add_middleware' &&
        first?.kind === 'name' &&
        first.path.endsWith('DebugToolbarMiddleware'))
    );
  });
  return [...asApplication, ...byCalls];
}

/** True for text of a list of applications, or of what is added to it by `+=` or `append`. */
function isApplication(text: SyntaxNode): boolean {
  for (let node: SyntaxNode | null = text; node !== null; node = node.parent) {
    if (node.type === 'assignment' || node.type === 'augmented_assignment') {
      return APPLICATIONS.test(node.childForFieldName('left')?.text ?? '');
    }
    if (node.type === 'call') {
      return /APPS\.(append|insert|extend)$/.test(node.childForFieldName('function')?.text ?? '');
    }
  }
  return false;
}

interface Setting {
  readonly name: string;
  readonly value: Value;
  readonly at: CodeRange;
}

/** The settings of toolbars, assigned or given as keyword arguments: `app.config.update(DEBUG_TB_ENABLED=True)`. */
function settingsOf(code: CodeModel): Setting[] {
  const assigned = code.assignments.map(({ name, value, start, end }): Setting => ({
    name,
    value,
    at: { start, end },
  }));
  const given = code.calls.flatMap((call) =>
    call.named.map(({ key, value, start, end }): Setting => ({ name: key ?? '', value, at: { start, end } })),
  );
  return [...assigned, ...given].filter(({ name }) => name === CALLBACK || name === ENABLED);
}

/** Flask's toolbar can be limited to addresses. */
function hasHosts(code: CodeModel): boolean {
  return code.assignments.some(
    ({ name, value }) => name === 'DEBUG_TB_HOSTS' && !(value.kind === 'list' && value.items.length === 0),
  );
}

/** A callback that says yes to every request: a lambda, or a function of this file, itself or by its path. */
function isShownToAll(value: Value, source: SourceFile): boolean {
  const written = source.text.slice(value.start, value.end);
  if (/^lambda\b[^:]*:\s*True$/.test(written)) {
    return true;
  }
  const name = (stringOf(value) ?? written).split('.').at(-1) ?? '';
  const body = source
    .tree()
    ?.rootNode.descendantsOfType('function_definition')
    .find((node) => node?.childForFieldName('name')?.text === name)
    ?.childForFieldName('body');
  return body !== undefined && body !== null && /^return\s+True$/.test(body.text.trim());
}
