import * as vscode from 'vscode';
import { areaOf } from '../../content/ids.ts';
import type { SnippetEntry } from '../../content/model.ts';
import type { Catalogue } from '../content/catalogue.ts';
import { describeFit } from './fit-texts.ts';
import { obviousVariant, type RankContext, type RankedVariant } from './variant-rank.ts';

/** Lets the reader pick a snippet; those with a variant for the project come first. */
export async function pickSnippet(
  catalogue: Catalogue,
  context: RankContext,
): Promise<SnippetEntry | undefined> {
  const stacks = context.surroundings.technologies.map(({ id }) => id);
  const isMine = (entry: SnippetEntry): boolean => entry.variants.some(({ stack }) => stacks.includes(stack));
  const { snippets } = catalogue.index;
  const mine = snippets.filter(isMine);
  const others = snippets.filter((entry) => !isMine(entry));
  const separator = (label: string): vscode.QuickPickItem => ({
    label,
    kind: vscode.QuickPickItemKind.Separator,
  });
  const item = (entry: SnippetEntry): vscode.QuickPickItem & { entry: SnippetEntry } => ({
    entry,
    label: entry.title,
    description: `${entry.prefix} · ${catalogue.areaTitle(areaOf(entry.id))}`,
    detail: entry.summary,
  });
  const picked = await vscode.window.showQuickPick(
    [
      ...(mine.length > 0 ? [separator(vscode.l10n.t('for your stack')), ...mine.map(item)] : []),
      ...(others.length > 0
        ? [separator(mine.length > 0 ? vscode.l10n.t('for other stacks') : ''), ...others.map(item)]
        : []),
    ],
    {
      title: vscode.l10n.t('Insert Snippet'),
      placeHolder: stackLine(catalogue, context),
      matchOnDescription: true,
      matchOnDetail: true,
    },
  );
  return picked !== undefined && 'entry' in picked ? (picked as { entry: SnippetEntry }).entry : undefined;
}

/** Takes the obvious variant, or lets the reader pick one. */
export async function pickVariant(
  entry: SnippetEntry,
  ranked: readonly RankedVariant[],
  context: RankContext,
): Promise<RankedVariant | undefined> {
  const obvious = obviousVariant(ranked, context);
  if (obvious !== undefined) {
    return obvious;
  }
  const picked = await vscode.window.showQuickPick(
    ranked.map((candidate) => ({
      candidate,
      label: `${candidate.fit === 'fits' || candidate.fit === 'likely' ? '$(pass) ' : ''}${candidate.variant.title}`,
      description: describeFit(candidate) ?? candidate.variant.language,
    })),
    { title: entry.title, placeHolder: vscode.l10n.t('Which variant?'), matchOnDescription: true },
  );
  return picked?.candidate;
}

/** `Express ^5.1.0 · ESM · pnpm`, or that nothing was found. */
function stackLine(catalogue: Catalogue, { surroundings }: RankContext): string {
  const [first] = surroundings.technologies;
  if (first === undefined) {
    return vscode.l10n.t('No manifest found near the file: all variants are offered');
  }
  const module = surroundings.module === undefined ? [] : [surroundings.module.toUpperCase()];
  return [`${catalogue.technologyTitle(first.id)} ${first.version ?? ''}`.trim(), ...module].join(' · ');
}
