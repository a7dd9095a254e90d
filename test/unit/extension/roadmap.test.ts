import assert from 'node:assert/strict';
import { learningPath, nextTopic } from '../../../src/extension/roadmap/learning-path.ts';
import { buildRoadmap, countDone, visibleChildren } from '../../../src/extension/roadmap/roadmap-model.ts';
import type { TopicState } from '../../../src/extension/progress/facts.ts';
import { ownContent } from '../../support/content.ts';

describe('the roadmap', () => {
  const { index } = ownContent();
  const path = learningPath(index);
  const progressOf = (states: Record<string, TopicState>, times: Record<string, number> = {}) => ({
    stateOf: (id: string): TopicState => states[id] ?? 'todo',
    changedAt: (id: string): number => times[id] ?? 0,
  });

  it('has every topic once on the learning path, after its prerequisites, stage by stage', () => {
    assert.deepEqual(path.map(({ id }) => id).sort(), index.topics.map(({ id }) => id).sort());
    const stages = index.stages.map(({ id }) => id);
    const rank = new Map(path.map(({ id }, position) => [id, position]));
    let stage = 0;
    for (const [position, topic] of path.entries()) {
      assert.ok(stages.indexOf(topic.stage) >= stage, `${topic.id} stands after a later stage`);
      stage = stages.indexOf(topic.stage);
      for (const id of topic.prerequisites) {
        const prerequisite = index.topics.find((other) => other.id === id);
        if (prerequisite !== undefined && stages.indexOf(prerequisite.stage) <= stage) {
          assert.ok((rank.get(id) ?? 0) < position, `${id} comes after ${topic.id}`);
        }
      }
    }
  });

  it('numbers topics within an area and along the whole path', () => {
    for (const group of buildRoadmap(index, 'area')) {
      assert.deepEqual(
        group.topics.map(({ number }) => number),
        group.topics.map((_, at) => at + 1),
      );
      assert.ok(group.topics.every(({ topic, parent }) => topic.area === group.id && parent === group));
    }
    const numbers = buildRoadmap(index, 'path').flatMap(({ topics }) => topics.map(({ number }) => number));
    assert.deepEqual(
      numbers,
      index.topics.map((_, at) => at + 1),
    );
  });

  it('hides what is done or skipped, and groups with nothing left', () => {
    const groups = buildRoadmap(index, 'area');
    const [first] = groups;
    assert.ok(first !== undefined);
    const isFirst = (id: string): boolean => first.topics.some(({ topic }) => topic.id === id);
    const stateOf = (id: string): TopicState => (isFirst(id) ? 'skipped' : 'todo');
    assert.ok(!visibleChildren(groups, undefined, true, stateOf).includes(first));
    assert.deepEqual(visibleChildren(groups, first, true, stateOf), []);
    assert.equal(visibleChildren(groups, first, false, stateOf).length, first.topics.length);
  });

  it('does not count skipped topics', () => {
    const [a, b, c] = index.topics;
    assert.ok(a && b && c);
    const states: Record<string, TopicState> = { [a.id]: 'done', [b.id]: 'skipped', [c.id]: 'revise' };
    assert.deepEqual(
      countDone([a, b, c], (id) => states[id] ?? 'todo'),
      { done: 2, total: 2 },
    );
  });

  it('goes on with the topic being learned, then with the first that is ready', () => {
    const [first, second] = path;
    assert.ok(first && second);
    assert.equal(nextTopic(path, progressOf({})), first);
    assert.equal(nextTopic(path, progressOf({ [second.id]: 'learning' })), second);
    const done = Object.fromEntries(path.map(({ id }): [string, TopicState] => [id, 'done']));
    assert.equal(nextTopic(path, progressOf(done)), undefined);
    assert.equal(nextTopic(path, progressOf({ ...done, [second.id]: 'revise' })), second);
    const next = nextTopic(path, progressOf({ [first.id]: 'done' }));
    assert.ok(next?.prerequisites.every((id) => id === first.id));
  });
});
