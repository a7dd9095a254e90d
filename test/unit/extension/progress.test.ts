import assert from 'node:assert/strict';
import { STATE_KEYS } from '../../../src/extension/names.ts';
import {
  factOfTopic,
  mergeFacts,
  newerFact,
  type ProgressFact,
} from '../../../src/extension/progress/facts.ts';
import { ProgressJournal, type JournalFolder } from '../../../src/extension/progress/journal.ts';
import { ProgressStore, type SyncedState } from '../../../src/extension/progress/progress-store.ts';

const TOPICS = [
  { id: 'security/jwt', formerly: ['security/json-web-tokens'] },
  { id: 'apis/rest', formerly: [] },
];
const DAY = 24 * 60 * 60 * 1000;

class MemoryState implements SyncedState {
  readonly values = new Map<string, unknown>();
  synced: readonly string[] = [];
  get(key: string): unknown {
    return this.values.get(key);
  }
  update(key: string, value: unknown): Promise<void> {
    this.values.set(key, value);
    return Promise.resolve();
  }
  setKeysForSync(keys: readonly string[]): void {
    this.synced = keys;
  }
}

class MemoryFolder implements JournalFolder {
  readonly files = new Map<string, { text: string; changed: number }>();
  now = 1000;
  list(): Promise<{ name: string; changed: number }[]> {
    return Promise.resolve([...this.files].map(([name, { changed }]) => ({ name, changed })));
  }
  read(name: string): Promise<string> {
    const file = this.files.get(name);
    return file === undefined ? Promise.reject(new Error('missing')) : Promise.resolve(file.text);
  }
  write(name: string, text: string): Promise<void> {
    this.files.set(name, { text, changed: this.now });
    return Promise.resolve();
  }
  remove(name: string): Promise<void> {
    this.files.delete(name);
    return Promise.resolve();
  }
}

/** A window: its own view of the synced state is what it is given. */
function openWindow(state: SyncedState, folder: JournalFolder, id: string, now: () => number): ProgressStore {
  return new ProgressStore(state, new ProgressJournal(folder, id), now);
}

describe('progress facts', () => {
  const older: ProgressFact = { state: 'done', at: 1 };
  const newer: ProgressFact = { state: 'todo', at: 2 };

  it('takes the newer one, and decides alike at the same moment', () => {
    assert.equal(newerFact(older, newer), newer);
    assert.equal(newerFact(newer, older), newer);
    const a: ProgressFact = { state: 'learning', at: 5 };
    const b: ProgressFact = { state: 'skipped', at: 5 };
    assert.equal(newerFact(a, b), newerFact(b, a));
  });

  it('merges whatever the order', () => {
    const one = new Map([['x', older]]);
    const two = new Map([['x', newer]]);
    assert.deepEqual(mergeFacts(one, two), mergeFacts(two, one));
  });

  it('follows a topic over its former ids', () => {
    const topic = { id: 'new', formerly: ['old'] };
    assert.equal(factOfTopic(topic, new Map([['old', older]])), older);
    assert.equal(
      factOfTopic(
        topic,
        new Map([
          ['old', older],
          ['new', newer],
        ]),
      ),
      newer,
    );
  });
});

describe('ProgressStore', () => {
  let state: MemoryState;
  let folder: MemoryFolder;
  let time: number;
  const now = (): number => time;

  beforeEach(() => {
    state = new MemoryState();
    folder = new MemoryFolder();
    time = 1000;
  });

  it('keeps every fact under a synced key and in the journal', async () => {
    const store = openWindow(state, folder, 'a', now);
    await store.load(TOPICS);
    await store.set(['security/jwt'], 'done');
    assert.deepEqual(state.get(`${STATE_KEYS.progressPrefix}security/jwt`), { state: 'done', at: 1000 });
    assert.match(folder.files.get('a.json')?.text ?? '', /"security\/jwt":\{"state":"done","at":1000\}/);
    assert.ok(state.synced.includes(`${STATE_KEYS.progressPrefix}security/json-web-tokens`));
  });

  it('survives the loss of the synced state', async () => {
    await openWindow(state, folder, 'a', now).load(TOPICS);
    const first = openWindow(state, folder, 'a', now);
    await first.load(TOPICS);
    await first.set(['apis/rest'], 'learning');
    const second = openWindow(new MemoryState(), folder, 'b', now);
    await second.load(TOPICS);
    assert.equal(second.stateOf('apis/rest'), 'learning');
  });

  it('survives the loss of the journal', async () => {
    const first = openWindow(state, folder, 'a', now);
    await first.load(TOPICS);
    await first.set(['apis/rest'], 'skipped');
    const second = openWindow(state, new MemoryFolder(), 'b', now);
    await second.load(TOPICS);
    assert.equal(second.stateOf('apis/rest'), 'skipped');
  });

  it('loses nothing when two windows write at once', async () => {
    // Each window has a synced state of its own that the other does not see: the worst case.
    const a = openWindow(new MemoryState(), folder, 'a', now);
    const b = openWindow(new MemoryState(), folder, 'b', now);
    await Promise.all([a.load(TOPICS), b.load(TOPICS)]);
    await Promise.all([a.set(['security/jwt'], 'done'), b.set(['apis/rest'], 'revise')]);
    await Promise.all([a.refresh(), b.refresh()]);
    for (const store of [a, b]) {
      assert.equal(store.stateOf('security/jwt'), 'done');
      assert.equal(store.stateOf('apis/rest'), 'revise');
    }
  });

  it('carries progress over a rename', async () => {
    state.values.set(`${STATE_KEYS.progressPrefix}security/json-web-tokens`, { state: 'done', at: 5 });
    const store = openWindow(state, folder, 'a', now);
    await store.load(TOPICS);
    assert.equal(store.stateOf('security/jwt'), 'done');
  });

  it('does not let a fast clock elsewhere undo what is done here', async () => {
    state.values.set(`${STATE_KEYS.progressPrefix}apis/rest`, { state: 'done', at: 99_999 });
    const store = openWindow(state, folder, 'a', now);
    await store.load(TOPICS);
    await store.set(['apis/rest'], 'revise');
    await store.refresh();
    assert.equal(store.stateOf('apis/rest'), 'revise');
  });

  it('goes back after a reset', async () => {
    const store = openWindow(state, folder, 'a', now);
    await store.load(TOPICS);
    await store.set(['security/jwt'], 'done');
    const before = store.snapshot(['security/jwt', 'apis/rest']);
    await store.set(['security/jwt', 'apis/rest'], 'todo');
    assert.equal(store.stateOf('security/jwt'), 'todo');
    await store.restore(before);
    assert.equal(store.stateOf('security/jwt'), 'done');
    assert.equal(store.stateOf('apis/rest'), 'todo');
  });

  it('tells only what has changed', async () => {
    const store = openWindow(state, folder, 'a', now);
    await store.load(TOPICS);
    const heard: (readonly string[])[] = [];
    store.onDidChange((ids) => heard.push(ids));
    await store.set(['security/jwt', 'apis/rest'], 'done');
    await store.set(['security/jwt'], 'done');
    await store.refresh();
    assert.deepEqual(heard, [['security/jwt', 'apis/rest']]);
  });

  it('passes over what is no fact', async () => {
    state.values.set(`${STATE_KEYS.progressPrefix}apis/rest`, { state: 'finished', at: 'yesterday' });
    folder.files.set('broken.json', { text: '{"facts"', changed: 0 });
    const store = openWindow(state, folder, 'a', now);
    await store.load(TOPICS);
    assert.equal(store.stateOf('apis/rest'), 'todo');
    assert.ok(folder.files.has('broken.json'), 'what cannot be read is not thrown away');
  });

  it('folds the files of windows long gone into its own', async () => {
    for (const [id, topic] of [
      ['a', 'security/jwt'],
      ['b', 'apis/rest'],
    ] as const) {
      const store = openWindow(new MemoryState(), folder, id, now);
      await store.load(TOPICS);
      await store.set([topic], 'done');
    }
    folder.now = time = 1000 + 2 * DAY;
    const journal = new ProgressJournal(folder, 'c');
    await journal.compact(time);
    assert.deepEqual([...folder.files.keys()], ['c.json']);
    assert.deepEqual([...(await new ProgressJournal(folder, 'd').read()).keys()].sort(), [
      'apis/rest',
      'security/jwt',
    ]);
  });
});
