import type { Call, CodeModel } from './code/code-model.ts';
import { isDevelopmentOnly } from './guards.ts';
import { isHandler, type HandlerKind } from './blocking-calls/handlers.ts';
import type { Site } from './site.ts';
import type { SourceFile } from './source-file.ts';
import type { SyntaxNode } from './syntax/syntax-trees.ts';

/** A call that stops the event loop, in code that runs for every request. */
export interface BlockingCall {
  /** As it is resolved: `fs.readFileSync`, `time.sleep`. */
  readonly what: string;
  /** `context`: a function of one `ctx`, which is a handler only for frameworks that have one. */
  readonly inside: HandlerKind | 'async-def';
  readonly isGuarded: boolean;
  readonly site: Site;
}

/** Texts without which no file can hold one. */
export const BLOCKING_GATE =
  /\w(Sync)\b|\bsleep\b|\brequests\b|\burllib\b|\bsubprocess\b|\bos\.system\b|\bhttpx\b/;

const NODE =
  /^(fs|fs-extra|graceful-fs|crypto|zlib|child_process|bcrypt|bcryptjs|bcrypt-nodejs|@node-rs\/(?:bcrypt|argon2))(?:\.default)?\.(\w+Sync)$/;
/** Sync by name, and done before anybody notices. */
const NODE_HARMLESS = /^randomFillSync$/;
const VERBS = 'get|post|put|patch|delete|head|options|request';
const PYTHON = new RegExp(
  `^(time\\.sleep|requests\\.(?:Session\\(\\)\\.|session\\(\\)\\.)?(?:${VERBS})|urllib\\.request\\.(?:urlopen|urlretrieve)|subprocess\\.(?:run|call|check_call|check_output|getoutput|getstatusoutput)|os\\.system|httpx\\.(?:Client\\(\\)\\.)?(?:${VERBS}))$`,
);

/** Finds the calls that block the loop, in handlers and in async functions. */
export function readBlockingCalls(source: SourceFile): readonly BlockingCall[] | undefined {
  const code = source.code();
  const tree = source.tree();
  if (code === undefined || tree === undefined) {
    return undefined;
  }
  const calls = code.calls.flatMap((call): BlockingCall[] => {
    const what = blocks(call, code, source);
    const node = what === undefined ? null : tree.rootNode.descendantForIndex(call.start);
    const inside =
      node === null ? undefined : source.family === 'python' ? insideAsync(node) : isHandler(node);
    return what === undefined || inside === undefined
      ? []
      : [
          {
            what,
            inside,
            isGuarded: isDevelopmentOnly(source, call.start),
            site: source.site(call.calleeRange.start, call.end),
          },
        ];
  });
  return calls.length === 0 ? undefined : calls;
}

/** What is called, if it blocks. Its module has to be imported: others have methods of these names. */
function blocks(call: Call, code: CodeModel, { family }: SourceFile): string | undefined {
  if (call.isDecorator) {
    return undefined;
  }
  const callee = call.callee.replace(/^node:/, '');
  if (family === 'javascript') {
    const [, module, name = ''] = NODE.exec(callee) ?? [];
    return module !== undefined && !NODE_HARMLESS.test(name) && isImported(code, module)
      ? `${module}.${name}`
      : undefined;
  }
  const module = family === 'python' ? /^[a-z0-9]+/.exec(callee)?.[0] : undefined;
  return module !== undefined && PYTHON.test(callee) && isImported(code, module)
    ? callee.replace(/\(\)/g, '')
    : undefined;
}

function isImported(code: CodeModel, module: string): boolean {
  return code.imports.some((item) => {
    const name = item.module.replace(/^node:/, '');
    return name === module || name.startsWith(`${module}.`);
  });
}

/**
 * The nearest function decides: a plain `def` or `lambda` inside is run by somebody else, mostly in a thread. What runs
 * once, when the application starts or stops, holds nobody up.
 */
function insideAsync(node: SyntaxNode): 'async-def' | undefined {
  for (let current: SyntaxNode | null = node; current !== null; current = current.parent) {
    if (current.type === 'lambda') {
      return undefined;
    }
    if (current.type === 'function_definition') {
      const name = current.childForFieldName('name')?.text ?? '';
      const decorators =
        current.parent?.type === 'decorated_definition' ? current.parent.text.slice(0, 300) : '';
      const isOnce =
        /^(lifespan|(on_|app_)?(startup|shutdown))/.test(name) ||
        /^[^\S\n]*@(\w+\.)?(on_event|asynccontextmanager)\b/m.test(decorators);
      return current.children[0]?.type === 'async' && !isOnce ? 'async-def' : undefined;
    }
  }
  return undefined;
}
