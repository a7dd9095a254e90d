import type { ContentIndex, TopicEntry } from '../../content/model.ts';
import type { TopicState } from '../progress/facts.ts';

/**
 * All topics in the order in which to learn them: stage by stage, within a stage each after its prerequisites, otherwise
 * by area and order. Every topic appears once.
 */
export function learningPath(index: ContentIndex): TopicEntry[] {
  const stages = new Map(index.stages.map((stage, rank) => [stage.id, rank]));
  const byId = new Map(index.topics.map((topic) => [topic.id, topic]));
  const placed = new Set<string>();
  const path: TopicEntry[] = [];
  const place = (topic: TopicEntry): void => {
    if (placed.has(topic.id)) {
      return;
    }
    // Before the descent, so that a cycle, which the build refuses, would end here as well.
    placed.add(topic.id);
    for (const id of topic.prerequisites) {
      const prerequisite = byId.get(id);
      // One of a later stage stays there: the stages are what the reader sees.
      if (prerequisite !== undefined && rankOf(prerequisite, stages) <= rankOf(topic, stages)) {
        place(prerequisite);
      }
    }
    path.push(topic);
  };
  const ranked = [...index.topics].sort((a, b) => rankOf(a, stages) - rankOf(b, stages));
  ranked.forEach(place);
  return path;
}

/**
 * What to read next: the topic being learned (the latest one touched), else the first one to do whose prerequisites are
 * behind the reader, else any to do, else one to revise. Undefined when all is done or skipped.
 */
export function nextTopic(
  path: readonly TopicEntry[],
  progress: { stateOf(id: string): TopicState; changedAt(id: string): number },
): TopicEntry | undefined {
  const inState = (state: TopicState): TopicEntry[] =>
    path.filter((topic) => progress.stateOf(topic.id) === state);
  const latest = inState('learning').sort((a, b) => progress.changedAt(b.id) - progress.changedAt(a.id))[0];
  const todo = inState('todo');
  const ready = todo.find((topic) =>
    topic.prerequisites.every((id) => ['done', 'skipped', 'revise'].includes(progress.stateOf(id))),
  );
  // The one that has waited longest for its revision comes first.
  const revise = inState('revise').sort((a, b) => progress.changedAt(a.id) - progress.changedAt(b.id))[0];
  return latest ?? ready ?? todo[0] ?? revise;
}

function rankOf(topic: TopicEntry, stages: ReadonlyMap<string, number>): number {
  return stages.get(topic.stage) ?? 0;
}
