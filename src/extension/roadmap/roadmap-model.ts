import type { ContentIndex, TopicEntry } from '../../content/model.ts';
import type { TopicState } from '../progress/facts.ts';
import { learningPath } from './learning-path.ts';

/** How the Roadmap view groups its topics. */
export type Grouping = 'area' | 'path';

/** An area or a stage with its topics. */
export interface GroupNode {
  readonly kind: 'group';
  readonly group: 'area' | 'stage';
  readonly id: string;
  readonly title: string;
  /** The codicon of an area; undefined for a stage. */
  readonly icon: string | undefined;
  /** The months of a stage, from and to. */
  readonly months: readonly [number, number] | undefined;
  readonly topics: readonly TopicNode[];
}

export interface TopicNode {
  readonly kind: 'topic';
  readonly topic: TopicEntry;
  /** Its number: within its area, or along the whole path. */
  readonly number: number;
  readonly parent: GroupNode;
}

export type RoadmapNode = GroupNode | TopicNode;

/** The groups with their topics, in order; groups without topics are left out. */
export function buildRoadmap(index: ContentIndex, grouping: Grouping): GroupNode[] {
  return grouping === 'area' ? areaGroups(index) : stageGroups(index);
}

function areaGroups(index: ContentIndex): GroupNode[] {
  return index.areas
    .map(({ id, title, icon }) =>
      buildGroup(
        { kind: 'group', group: 'area', id, title, icon, months: undefined },
        index.topics.filter((topic) => topic.area === id),
        1,
      ),
    )
    .filter((group) => group.topics.length > 0);
}

function stageGroups(index: ContentIndex): GroupNode[] {
  const path = learningPath(index);
  let first = 1;
  const groups: GroupNode[] = [];
  for (const { id, title, months } of index.stages) {
    const topics = path.filter((topic) => topic.stage === id);
    if (topics.length > 0) {
      groups.push(
        buildGroup({ kind: 'group', group: 'stage', id, title, icon: undefined, months }, topics, first),
      );
      first += topics.length;
    }
  }
  return groups;
}

function buildGroup(
  head: Omit<GroupNode, 'topics'>,
  topics: readonly TopicEntry[],
  first: number,
): GroupNode {
  const nodes: TopicNode[] = [];
  const group: GroupNode = { ...head, topics: nodes };
  nodes.push(
    ...topics.map((topic, offset): TopicNode => ({
      kind: 'topic',
      topic,
      number: first + offset,
      parent: group,
    })),
  );
  return group;
}

/** What the tree shows below a group, or at the top. With `hideDone`, what is done or skipped is left out. */
export function visibleChildren(
  groups: readonly GroupNode[],
  parent: RoadmapNode | undefined,
  hideDone: boolean,
  stateOf: (id: string) => TopicState,
): RoadmapNode[] {
  const isShown = (node: TopicNode): boolean => !hideDone || !isBehind(stateOf(node.topic.id));
  if (parent === undefined) {
    return groups.filter((group) => group.topics.some(isShown));
  }
  return parent.kind === 'group' ? parent.topics.filter(isShown) : [];
}

/** How many of the topics are done; skipped ones do not count towards the total. */
export function countDone(
  topics: readonly TopicEntry[],
  stateOf: (id: string) => TopicState,
): { done: number; total: number } {
  const counted = topics.filter((topic) => stateOf(topic.id) !== 'skipped');
  return {
    // What is up for revision has been learned before.
    done: counted.filter((topic) => ['done', 'revise'].includes(stateOf(topic.id))).length,
    total: counted.length,
  };
}

/** True for the states that "Hide Done Topics" hides. */
export function isBehind(state: TopicState): boolean {
  return state === 'done' || state === 'skipped';
}
