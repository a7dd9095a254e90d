import type { Selection } from '../checks/select.ts';
import type { Report } from '../checks/result.ts';
import type { DirectoryEntry, FileSystemErrorReason } from '../workspace/file-system.ts';

/**
 * What the extension host and the worker that runs the checks say to each other. Both ends are ours and are shipped
 * together, so messages are typed and not validated.
 */
export type ToWorker =
  | {
      readonly type: 'run';
      readonly run: number;
      /** A folder on the disk, read by the worker itself, or one that the host reads for it; an id stays its folder's. */
      readonly folder:
        { readonly kind: 'disk'; readonly path: string } | { readonly kind: 'host'; readonly id: number };
      readonly selection: Selection;
      /** Paths that changed since the last run on this folder, and nothing else did; undefined when anything may have. */
      readonly changed?: readonly string[];
      readonly evaluatedOn: string;
      readonly version: string;
    }
  | { readonly type: 'cancel'; readonly run: number }
  | { readonly type: 'reply'; readonly call: number; readonly value: HostValue }
  | { readonly type: 'refused'; readonly call: number; readonly reason: FileSystemErrorReason };

export type HostValue = readonly DirectoryEntry[] | Uint8Array;

/** What a worker asks its host to read. `resource` is a file of our own `dist` folder. */
export type HostCall =
  | { readonly method: 'readDirectory'; readonly folder: number; readonly path: string }
  | { readonly method: 'readFile'; readonly folder: number; readonly path: string; readonly limit: number }
  | { readonly method: 'resource'; readonly path: string };

export type FromWorker =
  | { readonly type: 'progress'; readonly run: number; readonly done: number; readonly total: number }
  | { readonly type: 'done'; readonly run: number; readonly report: Report }
  | { readonly type: 'cancelled'; readonly run: number }
  | { readonly type: 'failed'; readonly run: number; readonly message: string }
  | ({ readonly type: 'call'; readonly call: number } & HostCall);
