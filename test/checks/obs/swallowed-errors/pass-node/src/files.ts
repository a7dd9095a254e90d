import { unlink } from 'node:fs/promises';
import { log } from './log.js';

export async function cleanUp(path: string) {
  try {
    await unlink(path);
  } catch {
    // The file may be gone already: another worker cleans up too.
  }
}

// Metrics are best effort and must never fail a request.
export const count = (metrics: Metrics) => metrics.send().catch(() => {});

export const load = (db: Db) => db.load().catch((error) => log.error(error));
export const find = (db: Db) => db.find().then((rows) => rows[0]).catch(() => null);
