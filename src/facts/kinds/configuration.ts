import type { Collector } from '../kinds.ts';
import { isConfigurationPath, readParseProblems, type ParsedFile } from '../parse-problems.ts';

/** The kinds of facts about configuration files as such, whatever they configure. */
export interface ConfigurationFacts {
  readonly 'parse-problems': ParsedFile;
}

export const CONFIGURATION_COLLECTORS: {
  readonly [K in keyof ConfigurationFacts]: Collector<K>;
} = {
  'parse-problems': {
    kind: 'parse-problems',
    version: 2,
    accepts: (file) => file.class === 'production' && isConfigurationPath(file.path),
    collect: readParseProblems,
  },
};
