import { property, stringOf, type CodeModel, type Value } from './code/code-model.ts';
import { objectsOf } from './cookies/flags.ts';
import { isConditional, isDevelopmentOnly } from './guards.ts';
import { readToolbars } from './management/in-python.ts';
import { lastWord } from './pieces.ts';
import type { Piece, Site } from './site.ts';
import type { SourceFile } from './source-file.ts';
import { isSpringConfigPath, placeholderDefault, readSpringSettings } from './spring-config.ts';

/** Something that opens, bounds or serves endpoints for operators. */
export interface ManagementFact {
  readonly kind:
    /** Endpoints of Spring's actuator that are reachable over HTTP, and those taken out again. */
    | 'actuator-include'
    | 'actuator-exclude'
    /** A port or an address of their own. */
    | 'actuator-port'
    | 'actuator-address'
    | 'h2-console'
    /** Code that uses Spring Security, which may come from another module. */
    | 'spring-security'
    /** Go's pprof registers itself on the default mux, which somebody must serve. */
    | 'pprof-import'
    | 'default-mux'
    | 'pprof-route'
    /** A route of another router that leads to the default mux. */
    | 'default-mux-route'
    | 'debug-toolbar'
    | 'debug-toolbar-open';
  readonly value: string;
  /** Only reached outside production. */
  readonly isGuarded: boolean;
  /** Only reached under some other condition. */
  readonly isConditional: boolean;
  readonly site: Site;
  /** The word that a setting is set to, where it is one word. */
  readonly literal?: Piece | undefined;
}

/** Texts without which no file can hold such a fact. */
export const MANAGEMENT_GATE =
  /management|h2|pprof|ListenAndServe|http\.Server|\bServe\b|DefaultServeMux|debug_?toolbar|DEBUG_TB_|SHOW_TOOLBAR|springframework\.security/i;

export function isManagementPath(path: string): boolean {
  return isSpringConfigPath(path) || /\.(go|py|java)$/.test(path);
}

/** Reads what a file says of endpoints for operators. */
export function readManagement(source: SourceFile): readonly ManagementFact[] | undefined {
  if (isSpringConfigPath(source.path)) {
    const facts = fromSpring(source);
    return facts.length === 0 ? undefined : facts;
  }
  if (source.family === 'java') {
    return fromJava(source);
  }
  const code = source.code();
  if (code === undefined) {
    return undefined;
  }
  const facts = source.family === 'go' ? fromGo(source, code) : readToolbars(source, code);
  return facts.length === 0 ? undefined : facts;
}

const SPRING: Readonly<Record<string, ManagementFact['kind']>> = {
  'management.endpoints.web.exposure.include': 'actuator-include',
  'management.endpoints.web.exposure.exclude': 'actuator-exclude',
  'management.server.port': 'actuator-port',
  'management.server.address': 'actuator-address',
  'spring.h2.console.enabled': 'h2-console',
};

function fromSpring(source: SourceFile): ManagementFact[] {
  const facts: ManagementFact[] = [];
  for (const { key, value, site } of readSpringSettings(source)) {
    const kind = SPRING[key.toLowerCase().replace(/\[\d+\]$/, '')];
    if (kind !== undefined) {
      facts.push({
        kind,
        value: (placeholderDefault(value) ?? value).trim(),
        isGuarded: false,
        isConditional: false,
        site,
        literal: lastWord(source, site),
      });
    }
  }
  return [...facts, ...listsOfYaml(source)];
}

/** `include:` with a list below it, which the reader of settings leaves out. */
function listsOfYaml(source: SourceFile): ManagementFact[] {
  if (/\.properties$/i.test(source.path)) {
    return [];
  }
  const list =
    /^([ \t]*)(include|exclude):[ \t]*(?:\r?\n((?:\1[ \t]*-[ \t]*[^\n]*(?:\r?\n|$))+)|\[([^\]]*)\])/gm;
  return [...source.text.matchAll(list)].flatMap((match): ManagementFact[] => {
    const before = source.text.slice(0, match.index);
    const isExposure = /exposure:[ \t]*(\r?\n[ \t]+[^\n]*)*\s*$/.test(before.slice(-400));
    const values = (match[3] ?? match[4] ?? '')
      .split(/[\n,]/)
      .map((item) => item.replace(/^[\s-]*["']?|["']?\s*$/g, ''));
    const start = match.index + (match[1] ?? '').length;
    return isExposure
      ? [
          {
            kind: match[2] === 'include' ? 'actuator-include' : 'actuator-exclude',
            value: values.filter((item) => item !== '').join(','),
            isGuarded: false,
            isConditional: false,
            site: source.site(start, start + (match[2] ?? '').length),
          },
        ]
      : [];
  });
}

function fromJava(source: SourceFile): readonly ManagementFact[] | undefined {
  const match = /^import (?:static )?org\.springframework\.security\..*$/m.exec(source.text);
  return match === null
    ? undefined
    : [
        {
          kind: 'spring-security',
          value: '',
          isGuarded: false,
          isConditional: false,
          site: source.site(match.index, match.index + match[0].trimEnd().length),
        },
      ];
}

function fromGo(source: SourceFile, code: CodeModel): ManagementFact[] {
  const fact = (
    kind: ManagementFact['kind'],
    value: string,
    at: { start: number; end: number },
  ): ManagementFact => ({
    kind,
    value,
    isGuarded: isDevelopmentOnly(source, at.start),
    isConditional: isConditional(source, at.start),
    site: source.site(at.start, at.end),
  });
  const imports = code.imports
    .filter((item) => item.module === 'net/http/pprof')
    .map((item) => fact('pprof-import', '', item));
  const servers = code.calls.flatMap((call): ManagementFact[] => {
    const isServe = /^net\/http\.(ListenAndServe|ListenAndServeTLS|Serve|ServeTLS)$/.test(call.callee);
    const handler = call.args[call.method.endsWith('TLS') && call.method.startsWith('Listen') ? 3 : 1];
    return isServe && isDefaultMux(handler)
      ? [fact('default-mux', call.method.startsWith('Listen') ? addressOf(call.args[0]) : '?', call)]
      : [];
  });
  const literals = objectsOf(code, /^net\/http\.Server$/).flatMap((object): ManagementFact[] => {
    const handler = property(object, 'Handler');
    const isLater = code.assignments.some((item) => item.target.endsWith('net/http.Server{}.Handler'));
    return (handler === undefined && !isLater) || isDefaultMux(handler)
      ? [fact('default-mux', addressOf(property(object, 'Addr')), object)]
      : [];
  });
  const routes = code.calls
    .filter(
      (call) =>
        /gin-contrib\/pprof\.(Register|RouteRegister)$/.test(call.callee) ||
        call.args.some((arg) => arg.kind === 'name' && arg.path === 'net/http/pprof.Index'),
    )
    .map((call) => fact('pprof-route', '', call));
  const mounted = code.calls
    .filter((call) => !/^net\/http\.\w+$/.test(call.callee) && call.args.some(isTheDefaultMux))
    .map((call) => fact('default-mux-route', '', call));
  return [...imports, ...servers, ...literals, ...routes, ...mounted];
}

function isDefaultMux(handler: Value | undefined): boolean {
  return handler?.kind === 'null' || (handler !== undefined && isTheDefaultMux(handler));
}

function isTheDefaultMux(value: Value): boolean {
  return value.kind === 'name' && value.path === 'net/http.DefaultServeMux';
}

/** The address as text; `?` where the file does not show it. */
function addressOf(value: Value | undefined): string {
  const template =
    value?.kind === 'template' && value.parts[0]?.kind === 'string' ? value.parts[0].text : undefined;
  return stringOf(value) ?? template ?? (value === undefined ? ':80' : '?');
}
