import type { NodeResources } from '../platform/node-resources.ts';

/** What every command knows of the program it belongs to. */
export interface Program {
  readonly resources: NodeResources;
  readonly version: string;
  /** Absolute path of the folder that holds the built program. */
  readonly dist: string;
}
