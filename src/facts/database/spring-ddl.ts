import { lastWord } from '../pieces.ts';
import type { Piece, Site } from '../site.ts';
import type { SourceFile } from '../source-file.ts';
import { placeholderDefault, readSpringSettings } from '../spring-config.ts';
import type { SyncState } from '../schema-sync.ts';

const DDL_KEY =
  /^(spring\.jpa\.hibernate\.ddl-?auto|spring\.jpa\.properties\.hibernate\.hbm2ddl\.auto|hibernate\.hbm2ddl\.auto|spring\.jpa\.generate-ddl|quarkus\.hibernate-orm\.(database\.generation|schema-management\.strategy)|(spring\.jpa\.properties\.)?(javax|jakarta)\.persistence\.schema-generation\.database\.action)$/;

/** A setting of Hibernate that says what happens to the schema at start-up. */
export interface DdlSetting {
  readonly what: string;
  readonly state: SyncState;
  readonly site: Site;
  readonly literal: Piece | undefined;
}

/** What a Spring configuration file says. */
export function springDdl(source: SourceFile): DdlSetting[] {
  const settings = readSpringSettings(source);
  const isInMemory = settings.some(
    ({ key, value }) =>
      /datasource\.(\w+\.)?(jdbc-)?url$/i.test(key) && /jdbc:(h2:mem|hsqldb:mem|derby:memory)/i.test(value),
  );
  return settings.flatMap(({ key, value, site }): DdlSetting[] => {
    const name = key.toLowerCase();
    if (!DDL_KEY.test(name) && name !== 'spring.jpa.hibernate.ddlauto') {
      return [];
    }
    const text = (placeholderDefault(value) ?? value).trim();
    const state = name.endsWith('generate-ddl')
      ? text === 'true'
        ? ('on' as const)
        : ('off' as const)
      : stateOfDdl(text);
    return [
      {
        what: `${key}=${text.slice(0, 40)}`,
        state: state === 'on' && isInMemory ? 'in-memory' : state,
        site,
        literal: lastWord(source, site),
      },
    ];
  });
}

/** `persistence.xml` and `hibernate.cfg.xml`. */
export function xmlDdl(source: SourceFile): DdlSetting[] {
  const pattern =
    /<property\s+name="((?:hibernate\.)?hbm2ddl\.auto|(?:javax|jakarta)\.persistence\.schema-generation\.database\.action)"\s*(?:value="([^"]*)"\s*\/?>|>\s*([^<]*?)\s*<)/g;
  const withoutComments = source.text.replace(/<!--[^]*?-->/g, (comment) => comment.replace(/[^\n]/g, ' '));
  return [...withoutComments.matchAll(pattern)].map((match) => {
    const value = (match[2] ?? match[3] ?? '').trim();
    return {
      what: `${match[1] ?? ''}=${value.slice(0, 40)}`,
      state: stateOfDdl(value),
      site: source.site(match.index, match.index + match[0].length),
      literal: literalAt(source, match.index + match[0].lastIndexOf(value), value),
    };
  });
}

function literalAt(source: SourceFile, start: number, value: string): Piece | undefined {
  return /^[\w-]+$/.test(value) ? source.piece(start, start + value.length) : undefined;
}

/** What a value of `ddl-auto` does. */
export function stateOfDdl(value: string): SyncState {
  if (/^["']?(update|create|create-drop|create-only|drop|drop-and-create)["']?$/i.test(value)) {
    return 'on';
  }
  return /\$\{|^[@#]/.test(value) ? 'unresolved' : 'off';
}
