import * as vscode from 'vscode';
import type { RankedVariant } from './variant-rank.ts';

/** How a variant fits the project, for people; undefined where there is nothing to say. */
export function describeFit({ fit, variant, version }: RankedVariant): string | undefined {
  switch (fit) {
    case 'fits':
      return version === undefined ? vscode.l10n.t('your stack') : vscode.l10n.t('your stack ({0})', version);
    case 'likely':
      return vscode.l10n.t('your stack, version not certain');
    case 'other-version':
      return vscode.l10n.t('for {0}, this project has {1}', variant.range ?? '', version ?? '');
    case 'open':
    case 'other-stack':
      return undefined;
  }
}
