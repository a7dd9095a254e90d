import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { FileSystemError, type FileSystem } from '../workspace/file-system.ts';
import { Cancelled } from '../workspace/walk.ts';
import { sizeLimitOf, type WorkspaceFile } from '../workspace/workspace.ts';
import { collectFacts, type FileFacts } from './collect.ts';
import type { FactKind } from './kinds.ts';
import { familyOfPath, languageOfPath, type Language } from './syntax/languages.ts';
import type { SyntaxTrees } from './syntax/syntax-trees.ts';

/** One file to read, and what of it is wanted. */
export interface ReadRequest {
  readonly file: WorkspaceFile;
  readonly kinds: readonly FactKind[];
  /** Hash of the content whose facts the caller still holds; undefined when it holds none. */
  readonly known: string | undefined;
}

/** What reading a file gave. */
export interface ReadAnswer {
  readonly path: string;
  /** SHA-256 of the content in hexadecimal; undefined where it was not asked for or the file could not be read. */
  readonly hash: string | undefined;
  /** Undefined when the content is the known one, so that the caller's facts still hold. */
  readonly facts: FileFacts | undefined;
}

export interface CollectOptions {
  /** Whether contents are hashed, which only pays where the facts are kept for another run. */
  readonly hashes: boolean;
  readonly signal?: AbortSignal;
  /** Called once for each file that was read. */
  readonly onFile?: () => void;
}

/** Where the facts of a repository's files come from: this thread, or several. */
export interface FactCollecting {
  /**
   * Reads files and collects their facts, in any order.
   *
   * @param repository its folder relative to the open one, and a file system rooted there
   * @throws {Cancelled} when the signal is aborted
   */
  collect(
    repository: { readonly root: string; readonly fs: FileSystem },
    requests: readonly ReadRequest[],
    options: CollectOptions,
  ): Promise<readonly ReadAnswer[]>;
}

/** Files are read ahead of their parsing; more than this brings nothing on any disk we tried. */
const READ_AHEAD = 16;

/** Collects in the thread that asks. */
export class LocalCollecting implements FactCollecting {
  readonly #trees: SyntaxTrees;

  constructor(trees: SyntaxTrees) {
    this.#trees = trees;
  }

  async collect(
    repository: { readonly fs: FileSystem },
    requests: readonly ReadRequest[],
    options: CollectOptions,
  ): Promise<readonly ReadAnswer[]> {
    await this.#trees.load(languagesOf(requests.map((request) => request.file)));
    const answers: ReadAnswer[] = [];
    const pending: { request: ReadRequest; bytes: Promise<Uint8Array | FileSystemError> }[] = [];
    let next = 0;
    const fill = (): void => {
      while (pending.length < READ_AHEAD && next < requests.length) {
        const request = requests[next++];
        if (request !== undefined) {
          pending.push({ request, bytes: readBytes(repository.fs, request.file.path) });
        }
      }
    };
    fill();
    for (let item = pending.shift(); item !== undefined; item = pending.shift()) {
      const bytes = await item.bytes;
      if (options.signal?.aborted === true) {
        throw new Cancelled();
      }
      answers.push(this.#answer(item.request, bytes, options.hashes));
      options.onFile?.();
      fill();
    }
    return answers;
  }

  #answer(request: ReadRequest, bytes: Uint8Array | FileSystemError, hashes: boolean): ReadAnswer {
    const { file, kinds, known } = request;
    if (bytes instanceof FileSystemError) {
      return { path: file.path, hash: undefined, facts: skipped(file, bytes) };
    }
    const hash = hashes ? bytesToHex(sha256(bytes)) : undefined;
    const facts =
      hash !== undefined && hash === known ? undefined : collectFacts(file, bytes, kinds, this.#trees);
    return { path: file.path, hash, facts };
  }
}

function languagesOf(files: readonly WorkspaceFile[]): Set<Language> {
  const languages = new Set<Language>();
  for (const file of files) {
    const language = familyOfPath(file.path) === undefined ? undefined : languageOfPath(file.path);
    if (language !== undefined) {
      languages.add(language);
    }
  }
  return languages;
}

async function readBytes(fs: FileSystem, path: string): Promise<Uint8Array | FileSystemError> {
  try {
    return await fs.readFile(path, sizeLimitOf(path));
  } catch (error) {
    if (error instanceof FileSystemError) {
      return error;
    }
    throw error;
  }
}

function skipped(file: WorkspaceFile, error: FileSystemError): FileFacts {
  const reason = error.reason === 'too-large' ? 'too-large' : 'unreadable';
  return { path: file.path, class: file.class, facts: {}, errors: [], skip: { path: file.path, reason } };
}
