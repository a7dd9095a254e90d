import { runChecks } from '../checks/engine.ts';
import { selectChecks } from '../checks/select.ts';
import type { Lists } from '../content/lists.ts';
import type { ContentIndex } from '../content/model.ts';
import { SyntaxTrees } from '../facts/syntax/syntax-trees.ts';
import { decodeText, FileSystemError, type FileSystem } from '../workspace/file-system.ts';
import { Cancelled } from '../workspace/walk.ts';
import { HostCalls, HostFileSystem } from './host-files.ts';
import type { FromWorker, ToWorker } from './protocol.ts';

/** What differs between a worker thread and a web worker. */
export interface WorkerPort {
  readonly post: (message: FromWorker) => void;
  /** Opens a folder of the disk; a web worker has none. */
  readonly openDisk?: (path: string) => FileSystem;
}

/** Answers the host's messages; gives the function that takes them. */
export function serve(port: WorkerPort): (message: ToWorker) => void {
  const calls = new HostCalls(port.post);
  const resource = async (path: string): Promise<Uint8Array> =>
    (await calls.ask({ method: 'resource', path })) as Uint8Array;
  const json = async (path: string): Promise<unknown> => JSON.parse(decodeText(await resource(path)));
  const trees = new SyntaxTrees((name) => resource(`grammars/${name}.wasm`));
  const running = new Map<number, AbortController>();

  const run = async (message: ToWorker & { type: 'run' }): Promise<void> => {
    const abort = new AbortController();
    running.set(message.run, abort);
    try {
      const index = (await json('content/index.json')) as ContentIndex;
      const lists = (await json('content/lists.json')) as Lists;
      const report = await runChecks({
        ...selectChecks(index, lists, message.selection),
        fs: openFolder(message.folder),
        trees,
        evaluatedOn: message.evaluatedOn,
        version: message.version,
        signal: abort.signal,
        onProgress: throttled((done, total) => {
          port.post({ type: 'progress', run: message.run, done, total });
        }),
        now: () => performance.now(),
      });
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

  const openFolder = (folder: (ToWorker & { type: 'run' })['folder']): FileSystem => {
    if (folder.kind === 'host') {
      return new HostFileSystem(calls, folder.id);
    }
    if (port.openDisk === undefined) {
      throw new Error('this worker cannot read the disk');
    }
    return port.openDisk(folder.path);
  };

  return (message) => {
    switch (message.type) {
      case 'run':
        void run(message);
        break;
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
  return error instanceof FileSystemError || error instanceof Error ? error.message : String(error);
}
