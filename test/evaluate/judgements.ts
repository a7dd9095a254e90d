import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** What a person said of a finding after opening its evidence. */
export type Verdict = 'right' | 'wrong' | 'unsettled';

export interface Judgements {
  readonly verdictOf: (repository: string, check: string, fingerprint: string) => Verdict | undefined;
}

const FILE = path.join(import.meta.dirname, 'judgements.tsv');

/**
 * Reads `judgements.tsv`: one finding a line, as repository, check, fingerprint, verdict and the reason. Fingerprints hold no
 * line numbers, so a judgement holds as long as the evidence does.
 */
export function readJudgements(): Judgements {
  const verdicts = new Map<string, Verdict>();
  const [, ...lines] = existsSync(FILE) ? readFileSync(FILE, 'utf8').trimEnd().split('\n') : [];
  for (const [index, line] of lines.entries()) {
    const [repository = '', check = '', fingerprint = '', verdict] = line.split('\t');
    if (verdict !== 'right' && verdict !== 'wrong' && verdict !== 'unsettled') {
      throw new Error(
        `judgements.tsv:${index + 2}: the verdict is right, wrong or unsettled, not "${verdict ?? ''}"`,
      );
    }
    verdicts.set(`${repository} ${check} ${fingerprint}`, verdict);
  }
  return {
    verdictOf: (repository, check, fingerprint) => verdicts.get(`${repository} ${check} ${fingerprint}`),
  };
}
