/** What an expression is, as far as it can be read without running Terraform. Offsets are those of the file. */
export type HclValue =
  | {
      readonly kind: 'string' | 'number' | 'bool';
      readonly text: string;
      readonly start: number;
      readonly end: number;
    }
  | {
      readonly kind: 'list';
      readonly items: readonly HclValue[];
      readonly start: number;
      readonly end: number;
    }
  | {
      readonly kind: 'object';
      readonly entries: readonly HclAttribute[];
      readonly start: number;
      readonly end: number;
    }
  /** A variable, a call, a template: something that only a run can tell. */
  | { readonly kind: 'expression'; readonly text: string; readonly start: number; readonly end: number };

export interface HclAttribute {
  readonly name: string;
  readonly value: HclValue;
  readonly start: number;
  readonly end: number;
}

export interface HclBlock {
  readonly type: string;
  readonly labels: readonly string[];
  readonly body: HclBody;
  /** From the type to the opening brace. */
  readonly start: number;
  readonly end: number;
}

export interface HclBody {
  readonly attributes: readonly HclAttribute[];
  readonly blocks: readonly HclBlock[];
}
