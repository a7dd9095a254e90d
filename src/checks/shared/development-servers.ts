import type { Lists } from '../../content/lists.ts';
import { readShell } from '../../facts/shell.ts';
import { bareCommand, programName } from './commands.ts';

type Server = Lists['development-servers'][number];

/** Programs whose options stand before the file that they run; what follows the file is its own. */
const RUNS_FILE = /^(node|tsx|bun|deno)$/;
const HAS_VALUE =
  /^(-r|--require|--import|--loader|--experimental-loader|--env-file|-C|--conditions|--preload)$/;

/** The development server that a command starts; undefined for any other command. */
export function developmentServer(
  words: readonly string[],
  lists: Pick<Lists, 'development-servers'>,
): Server | undefined {
  const written = [programName(words[0] ?? ''), ...words.slice(1)];
  const forms = [written, bareCommand(words)];
  return lists['development-servers'].find((server) => forms.some((form) => isServer(form, server)));
}

function isServer([program = '', ...rest]: readonly string[], server: Server): boolean {
  if (program !== server.program) {
    return false;
  }
  let at = 0;
  for (const word of server.words) {
    const found = rest.findIndex((candidate, index) => index >= at && namesWord(candidate, word));
    if (found < 0) {
      return false;
    }
    at = found + 1;
  }
  const options = RUNS_FILE.test(program) ? beforeFile(rest) : rest;
  return (
    (server.options.length === 0 ||
      options.some((word) =>
        server.options.some((option) => word === option || word.startsWith(`${option}=`)),
      )) &&
    !rest.some((word) => server.unless.includes(word))
  );
}

/** Gradle and Maven name tasks with their module or plug-in in front. */
function namesWord(candidate: string, word: string): boolean {
  return candidate === word || (/^[\w.:-]+$/.test(candidate) && candidate.endsWith(`:${word}`));
}

/** The words up to the file that is run: `node --watch server.js`, not `node server.js --watch`. */
function beforeFile(words: readonly string[]): readonly string[] {
  const file = words.findIndex(
    (word, index) =>
      (/\.[cm]?[jt]sx?$/.test(word) || /^(\.|\.?\/?(dist|build|src|lib|app|server)(\/.*)?)$/.test(word)) &&
      !HAS_VALUE.test(words[index - 1] ?? ''),
  );
  return file < 0 ? words : words.slice(0, file);
}

/** Programs that take over the work of the first process and start what stands after them. */
const INIT =
  /^(tini|dumb-init|catatonit|docker-init|thrust|docker-entrypoint\.sh|docker-php-entrypoint|opentelemetry-instrument|ddtrace-run|rvmsudo|chronic|unbuffer|stdbuf|setsid|newrelic-admin)$/;
const SWITCHES_USER = /^(gosu|su-exec|chpst|setuidgid|s6-setuidgid)$/;

/** The commands inside one that only says how they are started: `tini -- x`, `gosu app x`, `concurrently "x" "y"`. */
export function startedInside(words: readonly string[]): (readonly string[])[] {
  const program = programName(words[0] ?? '');
  const rest = words.slice(1);
  if (program === 'concurrently') {
    return rest
      .filter((word) => !word.startsWith('-'))
      .flatMap((word) =>
        /^(npm|pnpm|yarn|bun):[\w:*-]+$/.test(word)
          ? [word.replace(':', ' run ').split(' ')]
          : readShell(word).map((command) => command.words),
      );
  }
  const dashes = rest.indexOf('--');
  if (dashes >= 0 && !/^(npm|pnpm|yarn|bun|composer|php|artisan|node|mvn|gradle)$/.test(program)) {
    return [rest.slice(dashes + 1)];
  }
  if (SWITCHES_USER.test(program)) {
    return [rest.slice(1)];
  }
  if (INIT.test(program)) {
    const start = rest.findIndex((word) => !word.startsWith('-') && word !== 'run-program');
    return start < 0 ? [] : [rest.slice(start)];
  }
  if (/^(watchmedo|dockerize|wait-for-it(\.sh)?|wait-for(\.sh)?)$/.test(program)) {
    return [];
  }
  // An entry point script of the base image runs what follows it.
  return program.endsWith('.sh') && rest.length > 0 && !rest[0]?.startsWith('-') ? [rest] : [];
}
