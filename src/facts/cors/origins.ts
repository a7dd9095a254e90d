import { optionsOf, type CodeRange, type Value } from '../code/code-model.ts';
import { isDevelopmentOnly } from '../guards.ts';
import type { Site } from '../site.ts';
import type { SourceFile } from '../source-file.ts';

/** Which origins a place lets in, as far as one file tells. */
export type Origins = 'any' | 'listed' | 'unset' | 'unresolved';

/** Whether cookies and the like go along. */
export type Credentials = 'on' | 'off' | 'unresolved';

/** A place that answers browsers which other origins may read. */
export interface CorsSite {
  readonly what: string;
  readonly origins: Origins;
  readonly credentials: Credentials;
  readonly site: Site;
  /** Where credentials are allowed, when that is another line. */
  readonly credentialsSite: Site | undefined;
}

/** A place in code, before it becomes plain data. */
export interface CorsFound {
  readonly what: string;
  readonly origins: Origins;
  readonly credentials: Credentials;
  readonly at: CodeRange;
  readonly credentialsAt?: CodeRange | undefined;
}

/** Reads values of one file as origins and as the switch for credentials. */
export class CorsValues {
  readonly #source: SourceFile;

  constructor(source: SourceFile) {
    this.#source = source;
  }

  textOf(value: Value): string {
    return this.textIn(value);
  }

  textIn({ start, end }: CodeRange): string {
    return this.#source.text.slice(start, end);
  }

  /** True for what a variable was assigned once, where that is the request's own origin. */
  isOfRequest(value: Value): boolean {
    switch (value.kind) {
      case 'name':
        return isRequestOrigin(value.path);
      case 'call':
        return isRequestOrigin(this.textIn(value.call));
      case 'choice':
        return value.options.some((option) => isRequestOrigin(this.textOf(option)));
      default:
        return false;
    }
  }

  origins(value: Value | undefined): Origins {
    if (value === undefined || value.kind === 'null') {
      return 'unset';
    }
    switch (value.kind) {
      case 'string':
        return isAnyText(value.text) ? 'any' : 'listed';
      case 'boolean':
        return value.value ? 'any' : 'listed';
      case 'list':
        return this.#worst(
          value.items.map((item) => (item.kind === 'string' ? this.origins(item) : this.#ofItem(item))),
        );
      case 'choice':
        return this.#worst(
          optionsOf(value)
            .filter((option) => !isDevelopmentOnly(this.#source, option.start))
            .map((option) => this.origins(option)),
        );
      case 'function':
        return this.#ofFunction(this.textOf(value));
      case 'call':
        // List.of("*"), Arrays.asList("*"), Collections.singletonList("*")
        return /(^|\.)(List|Arrays|Collections|Set|ImmutableList)\.(of|asList|singletonList)$/.test(
          value.call.callee,
        )
          ? this.#worst(value.call.args.map((arg) => this.origins(arg)))
          : 'unresolved';
      case 'template':
        return value.parts.some((part) => part.kind === 'string' && /\w\.\w|:\/\/\w/.test(part.text))
          ? 'listed'
          : 'unresolved';
      default:
        return this.#ofOther(this.textOf(value));
    }
  }

  credentials(value: Value | undefined): Credentials {
    if (value === undefined || value.kind === 'null') {
      return 'off';
    }
    if (value.kind === 'boolean') {
      return value.value ? 'on' : 'off';
    }
    return value.kind === 'string' && /^(true|false)$/i.test(value.text)
      ? /true/i.test(value.text)
        ? 'on'
        : 'off'
      : 'unresolved';
  }

  /** A value for the header itself: the request's own origin is any origin. */
  header(value: Value | undefined): Origins {
    return value !== undefined && isRequestOrigin(this.textOf(value)) ? 'any' : this.origins(value);
  }

  /** Entries of a list that are no text are addresses from settings, or patterns. */
  #ofItem(item: Value): Origins {
    const text = this.textOf(item);
    if (item.kind === 'choice' && optionsOf(item).some((option) => this.origins(option) === 'any')) {
      return this.origins(item);
    }
    if (item.kind === 'call' && item.call.args.some((arg) => arg.kind === 'string' && isAnyText(arg.text))) {
      // env('ORIGIN', '*')
      return 'unresolved';
    }
    return text.startsWith('/') || text.startsWith('%r')
      ? this.#ofOther(text)
      : item.kind === 'template'
        ? this.origins(item)
        : 'listed';
  }

  #ofOther(text: string): Origins {
    if (text.startsWith('/') || /^%r\W/.test(text)) {
      const body = text.startsWith('/') ? text : `/${text.slice(3, -1)}/`;
      return isAnyText(body) || /^\/[\^$]*\/\w*$/.test(body) ? 'any' : 'listed';
    }
    return /(^|\.)CorsConfiguration\.ALL$/.test(text) ? 'any' : 'unresolved';
  }

  /** A function that calls back with `true` or the origin, and compares nothing, lets everybody in. */
  #ofFunction(text: string): Origins {
    const compares =
      /includes|indexOf|\.has\(|\.test\(|match|===?|!==?|startsWith|endsWith|\.some\(|\.find\(|\bif\b|\?|switch|await/.test(
        text,
      );
    return !compares &&
      /(\(\s*(null|undefined)\s*,\s*(true|origin|\w*[oO]rigin\w*)\s*\)|=>\s*(true|origin|\w*[oO]rigin)\s*$|return\s+(true|origin)\b|^->[^{]*\{\s*true\s*\}$)/.test(
        text.trim(),
      )
      ? 'any'
      : compares
        ? 'listed'
        : 'unresolved';
  }

  #worst(found: readonly Origins[]): Origins {
    return found.includes('any') ? 'any' : found.includes('unresolved') ? 'unresolved' : 'listed';
  }
}

/** `*`, `.*`, `https?://.*` and the like, with the marks that a pattern may have around it. */
export function isAnyText(text: string): boolean {
  const pattern = text
    .trim()
    .replace(/^([/#~@])(.*)\1\w*$/s, '$2')
    .replace(/^\(([^()]*)\)$/, '$1')
    .replace(/^(\^|\\A)/, '')
    .replace(/(\$|\\[zZ])$/, '')
    .replaceAll('\\/', '/');
  return /^(https?\??:\/\/)?(\*|\(?\.[*+]\)?)$/.test(pattern);
}

/** `req.headers.origin`, `r.Header.Get("Origin")`, `$_SERVER['HTTP_ORIGIN']`, `request.headers["Origin"]`. */
function isRequestOrigin(text: string): boolean {
  return /\b(req|request|ctx|c|r|httpRequest|exchange)\b[^\n]{0,60}(['".]origin['")\]]?|headers?\.origin)|HTTP_ORIGIN/i.test(
    text,
  );
}
