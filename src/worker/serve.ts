import { CheckSession } from '../checks/check-session.ts';
import { selectChecks } from '../checks/select.ts';
import type { Lists } from '../content/lists.ts';
import type { ContentIndex } from '../content/model.ts';
import { LocalCollecting, type FactCollecting } from '../facts/collecting.ts';
import { SyntaxTrees } from '../facts/syntax/syntax-trees.ts';
import { decodeText, type FileSystem } from '../workspace/file-system.ts';
import { Cancelled } from '../workspace/walk.ts';
import { HostCalls, HostFileSystem } from './host-files.ts';
import type { FromWorker, ToWorker } from './protocol.ts';

/** What differs between a worker thread and a web worker. */
export interface WorkerPort {
  readonly post: (message: FromWorker) => void;
  /** Opens a folder of the disk; a web worker has none. `local` collects in this thread. */
  readonly openDisk?: (
    path: string,
    local: FactCollecting,
  ) => { readonly fs: FileSystem; readonly collecting: FactCollecting };
}

type RunMessage = ToWorker & { type: 'run' };

/** Answers the host's messages; gives the function that takes them. */
export function serve(port: WorkerPort): (message: ToWorker) => void {
  const calls = new HostCalls(port.post);
  const resource = async (path: string): Promise<Uint8Array> =>
    (await calls.ask({ method: 'resource', path })) as Uint8Array;
  const json = async (path: string): Promise<unknown> => JSON.parse(decodeText(await resource(path)));
  const local = new LocalCollecting(new SyntaxTrees((name) => resource(`grammars/${name}.wasm`)));
  const running = new Map<number, AbortController>();
  const sessions = new Map<string, Promise<CheckSession>>();
  /** Runs follow one another: two at once on one session would answer for a state that neither saw. */
  let last: Promise<void> = Promise.resolve();

  const open = async (message: RunMessage): Promise<CheckSession> => {
    const index = (await json('content/index.json')) as ContentIndex;
    const lists = (await json('content/lists.json')) as Lists;
    return new CheckSession({
      ...openFolder(message.folder),
      catalogue: selectChecks(index, lists, message.selection),
      version: message.version,
      now: () => performance.now(),
      lasting: true,
    });
  };

  const sessionOf = (message: RunMessage): Promise<CheckSession> => {
    const key = JSON.stringify([message.folder, message.selection]);
    const known = sessions.get(key);
    if (known !== undefined) {
      return known;
    }
    const opened = open(message);
    sessions.set(key, opened);
    opened.catch(() => sessions.delete(key));
    return opened;
  };

  const run = async (message: RunMessage, signal: AbortSignal): Promise<void> => {
    try {
      const session = await sessionOf(message);
      const input = {
        evaluatedOn: message.evaluatedOn,
        signal,
        onProgress: throttled((done, total) => {
          port.post({ type: 'progress', run: message.run, done, total });
        }),
      };
      const report = await (message.changed === undefined
        ? session.run(input)
        : session.update(message.changed, input));
      port.post({ type: 'done', run: message.run, report });
    } catch (error) {
      port.post(
        error instanceof Cancelled
          ? { type: 'cancelled', run: message.run }
          : { type: 'failed', run: message.run, message: describe(error) },
      );
    } finally {
      running.delete(message.run);
    }
  };

  const openFolder = (folder: RunMessage['folder']): { fs: FileSystem; collecting: FactCollecting } => {
    if (folder.kind === 'host') {
      return { fs: new HostFileSystem(calls, folder.id), collecting: local };
    }
    if (port.openDisk === undefined) {
      throw new Error('this worker cannot read the disk');
    }
    return port.openDisk(folder.path, local);
  };

  return (message) => {
    switch (message.type) {
      case 'run': {
        const abort = new AbortController();
        running.set(message.run, abort);
        last = last.then(() => run(message, abort.signal));
        break;
      }
      case 'cancel':
        running.get(message.run)?.abort();
        break;
      case 'reply':
        calls.reply(message.call, message.value);
        break;
      case 'refused':
        calls.refuse(message.call, message.reason);
        break;
    }
  };
}

/** Progress is told once for every percent, not for every file. */
function throttled(tell: (done: number, total: number) => void): (done: number, total: number) => void {
  let last = -1;
  return (done, total) => {
    const percent = Math.floor((done / total) * 100);
    if (percent !== last) {
      last = percent;
      tell(done, total);
    }
  };
}

function describe(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
