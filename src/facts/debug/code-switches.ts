import type { Assignment, Call, Value } from '../code/code-model.ts';
import type { DebugSetting } from '../debug-settings.ts';
import { isConditional, isDevelopmentOnly, isMainGuarded } from '../guards.ts';
import type { SourceFile } from '../source-file.ts';
import type { LanguageFamily } from '../syntax/languages.ts';
import { ValueStates } from './value-states.ts';

/** A place in code that switches debugging on or off. */
interface Switch {
  readonly name: string;
  readonly value: Value;
  readonly technology?: string;
}

/** Finds the switches in source code. */
export function readCodeSwitches(source: SourceFile): DebugSetting[] {
  const code = source.code();
  const { family } = source;
  if (code === undefined || family === undefined) {
    return [];
  }
  const switches = [
    ...code.calls.flatMap((call) => inCall(call, family) ?? []),
    ...code.assignments.flatMap((assignment) => inAssignment(assignment, family, source) ?? []),
  ];
  const states = new ValueStates(source, code);
  const judged = switches
    .filter(({ value }) => !isDevelopmentOnly(source, value.start))
    .map(({ name, value, technology }): DebugSetting => ({
      name,
      state: states.of(value),
      place: 'code',
      technology,
      isMainGuarded: isMainGuarded(source, value.start),
      site: source.site(value.start, value.end),
      literal: /^(boolean|number|string)$/.test(value.kind)
        ? source.piece(value.start, value.end)
        : undefined,
    }));
  const production = withoutOverridden(source, switches, judged);
  return production.map((setting) => {
    const value = switches[judged.indexOf(setting)]?.value;
    // Behind a condition that says nothing of environments: off unless asked for, if the file switches it off elsewhere.
    const isAsked =
      setting.state === 'on' &&
      !setting.isMainGuarded &&
      value !== undefined &&
      isConditional(source, value.start);
    const isOffElsewhere = judged.some(
      (other) => other.name === setting.name && other.state.startsWith('off'),
    );
    return isAsked ? { ...setting, state: isOffElsewhere ? 'off-by-default' : 'unresolved' } : setting;
  });
}

/** Where classes hold the settings of environments, the class for production decides and the others do not. */
function withoutOverridden(
  source: SourceFile,
  switches: readonly Switch[],
  judged: readonly DebugSetting[],
): DebugSetting[] {
  const classes = judged.map((setting) => {
    const place = switches.find(
      ({ value }) => source.site(value.start, value.end).line === setting.site.line,
    );
    return place === undefined ? undefined : classAround(source, place.value.start);
  });
  const hasProduction = classes.some((name) => name !== undefined && /prod/i.test(name));
  return judged.filter((_, index) => {
    const name = classes[index];
    return !hasProduction || name === undefined || /prod/i.test(name);
  });
}

function classAround(source: SourceFile, offset: number): string | undefined {
  let node = source.tree()?.rootNode.descendantForIndex(offset) ?? null;
  for (; node !== null; node = node.parent) {
    if (node.type === 'class_definition' || node.type === 'class_declaration') {
      return node.childForFieldName('name')?.text;
    }
  }
  return undefined;
}

function inCall(call: Call, family: LanguageFamily): Switch | undefined {
  const named = (key: string): Value | undefined => call.named.find((entry) => entry.key === key)?.value;
  const { callee } = call;
  const [first, second] = call.args;
  if (family === 'python') {
    const debug = named('debug');
    if (debug !== undefined && /(^|\.)(FastAPI|Starlette)$/.test(callee)) {
      return { name: `${call.method}(debug=…)`, value: debug };
    }
    if (debug !== undefined && call.method === 'run' && !/^(asyncio|uvicorn|subprocess)\./.test(callee)) {
      return { name: 'Flask debug', value: debug, technology: 'flask' };
    }
    const config = /\.config\.(update|from_mapping)$/.test(callee) ? named('DEBUG') : undefined;
    return config === undefined ? undefined : { name: 'Flask DEBUG', value: config, technology: 'flask' };
  }
  if (family === 'php') {
    if (
      callee === 'ini_set' &&
      first?.kind === 'string' &&
      first.text === 'display_errors' &&
      second !== undefined
    ) {
      return { name: 'PHP display_errors', value: second };
    }
    return call.method === 'addErrorMiddleware' && first !== undefined
      ? { name: 'Slim error details', value: first }
      : undefined;
  }
  const mode = first?.kind === 'name' ? first.path : first?.kind === 'string' ? first.text : '';
  return family === 'go' &&
    callee === 'github.com/gin-gonic/gin.SetMode' &&
    first !== undefined &&
    /(DebugMode|ReleaseMode|^debug|^release)$/.test(mode)
    ? {
        name: 'gin mode',
        value: { kind: 'boolean', value: /debug/i.test(mode), start: first.start, end: first.end },
      }
    : undefined;
}

function inAssignment(
  assignment: Assignment,
  family: LanguageFamily,
  source: SourceFile,
): Switch | undefined {
  const { target, name, value } = assignment;
  const { path } = source;
  switch (family) {
    case 'python':
      return inPythonAssignment(assignment, source);
    case 'php':
      return name === 'debug' && /(^|\/)config\/app\.php$/.test(path)
        ? { name: 'Laravel debug', value }
        : name === 'WP_DEBUG' || name === 'WP_DEBUG_DISPLAY'
          ? { name, value }
          : name === 'displayErrorDetails'
            ? { name: 'Slim error details', value }
            : undefined;
    case 'ruby':
      return name === 'consider_all_requests_local' && /(^|\/)(production\.rb|application\.rb)$/.test(path)
        ? { name: 'Rails consider_all_requests_local', value }
        : undefined;
    case 'go':
      return /^github\.com\/labstack\/echo(\/v\d+)?\.New\(\)\.Debug$/.test(target)
        ? { name: 'Echo Debug', value }
        : undefined;
    default:
      return undefined;
  }
}

const SETTINGS = /(^|\/)\w*settings\w*(\/[^/]+)*\.py$/;
const CONFIG = /(^|\/)(\w*config\w*(\/[^/]+)*|default_settings)\.py$/i;

function inPythonAssignment({ target, name, value }: Assignment, source: SourceFile): Switch | undefined {
  if (
    name === 'DEBUG' &&
    target === 'DEBUG' &&
    (SETTINGS.test(source.path) || /\bINSTALLED_APPS\b/.test(source.text))
  ) {
    return { name: 'Django DEBUG', value };
  }
  if (
    target.endsWith('.config.DEBUG') ||
    (name === 'DEBUG' && target === 'DEBUG' && CONFIG.test(source.path))
  ) {
    return { name: 'Flask DEBUG', value, technology: 'flask' };
  }
  return /(^app|\bFlask\(\)|create_app\(\))\.debug$/.test(target) || target === 'os.environ.FLASK_DEBUG'
    ? { name: 'Flask debug', value, technology: 'flask' }
    : /\b(FastAPI|Starlette)\(\)\.debug$/.test(target)
      ? { name: 'app.debug', value }
      : undefined;
}
