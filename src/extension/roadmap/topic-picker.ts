import * as vscode from 'vscode';
import type { TopicEntry } from '../../content/model.ts';
import type { Catalogue } from '../content/catalogue.ts';
import type { TopicState } from '../progress/facts.ts';
import { minutesLabel, stateLabel } from '../texts.ts';
import { learningPath } from './learning-path.ts';

interface TopicPick extends vscode.QuickPickItem {
  readonly topic: TopicEntry;
}

/** Lets the reader pick a topic by its title, its synonyms or its tags. */
export async function pickTopic(
  catalogue: Catalogue,
  stateOf: (id: string) => TopicState,
): Promise<TopicEntry | undefined> {
  const picks = learningPath(catalogue.index).map((topic): TopicPick => {
    const state = stateOf(topic.id);
    return {
      topic,
      label: topic.title,
      description: [
        catalogue.areaTitle(topic.area),
        minutesLabel(topic.minutes),
        ...(state === 'todo' ? [] : [stateLabel(state)]),
      ].join(' · '),
      // The words people type when they look for it; the summary would match too much.
      detail: [...topic.synonyms, ...topic.tags].join(', '),
    };
  });
  const picked = await vscode.window.showQuickPick(picks, {
    title: vscode.l10n.t('Open Topic'),
    placeHolder: vscode.l10n.t('Title, synonym or tag'),
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return picked?.topic;
}
