import assert from 'node:assert/strict';
import * as v from 'valibot';
import { PageHistory } from '../../../src/extension/reader/history.ts';
import { fromPageSchema, panelStateSchema, type PagePlace } from '../../../src/panels/protocol.ts';

const place = (id: string): PagePlace => ({ ref: { kind: 'topic', id }, anchor: undefined });

describe('the history of a panel', () => {
  it('goes back and forth, and forgets what lay ahead', () => {
    const history = new PageHistory([]);
    ['a/a', 'a/b', 'a/c'].map(place).forEach((entry) => history.push(entry));
    assert.equal(history.canGoForward, false);
    assert.ok(history.move(-1) && history.move(-1));
    assert.equal(history.move(-1), false);
    assert.equal(history.current?.ref.id, 'a/a');
    history.push(place('a/d'));
    assert.deepEqual(
      history.places.map(({ ref }) => ref.id),
      ['a/a', 'a/d'],
    );
    assert.equal(history.canGoForward, false);
  });

  it('does not enter the same place twice in a row', () => {
    const history = new PageHistory([]);
    history.push(place('a/a'));
    history.push(place('a/a'));
    assert.equal(history.places.length, 1);
  });

  it('remembers how far each place was scrolled', () => {
    const history = new PageHistory([]);
    history.push(place('a/a'));
    history.keepScroll(120);
    history.push(place('a/b'));
    assert.equal(history.scroll, undefined);
    history.move(-1);
    assert.equal(history.scroll, 120);
  });

  it('keeps a limit, and survives a position that is none', () => {
    const history = new PageHistory([place('a/a')], 7);
    assert.equal(history.position, 0);
    for (let at = 0; at < 200; at++) {
      history.push(place(`a/p${at}`));
    }
    assert.equal(history.places.length, 100);
    assert.equal(history.current?.ref.id, 'a/p199');
  });
});

describe('messages from a page', () => {
  const isValid = (message: unknown): boolean => v.safeParse(fromPageSchema, message).success;

  it('are taken when they are what they should be', () => {
    assert.ok(isValid({ type: 'open', ref: { kind: 'topic', id: 'a/b' }, anchor: undefined, toSide: false }));
    assert.ok(isValid({ type: 'open', ref: { kind: 'topic', id: 'a/b' }, toSide: false }));
    assert.ok(isValid({ type: 'insert', snippet: 'a/b', variant: 0 }));
    assert.ok(isValid({ type: 'set-state', topic: 'a/b', state: 'done' }));
  });

  it('are refused otherwise', () => {
    for (const message of [
      undefined,
      'open',
      { type: 'run' },
      { type: 'open', ref: { kind: 'file', id: 'a/b' }, toSide: false },
      { type: 'open', ref: { kind: 'topic', id: '../../etc/passwd' }, toSide: false },
      { type: 'insert', snippet: 'a/b', variant: -1 },
      { type: 'insert', snippet: 'a/b', variant: 0, command: 'x' },
      { type: 'set-state', topic: 'a/b', state: 'finished' },
      { type: 'scrolled', scroll: Number.NaN },
      { type: 'copy', text: 'x'.repeat(200_001) },
    ]) {
      assert.ok(!isValid(message), JSON.stringify(message));
    }
  });

  it('and states kept over a reload as well', () => {
    const state = { version: 1, slot: 'main', places: [place('a/b')], position: 0, scroll: 3 };
    assert.ok(v.safeParse(panelStateSchema, JSON.parse(JSON.stringify(state))).success);
    assert.ok(!v.safeParse(panelStateSchema, { ...state, version: 2 }).success);
    assert.ok(!v.safeParse(panelStateSchema, { ...state, places: [] }).success);
    assert.ok(!v.safeParse(panelStateSchema, undefined).success);
  });
});
