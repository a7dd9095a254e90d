import type { WorkspaceFile } from '../workspace/workspace.ts';
import { APPLICATION_COLLECTORS, type ApplicationFacts } from './kinds/application.ts';
import { CONFIGURATION_COLLECTORS, type ConfigurationFacts } from './kinds/configuration.ts';
import { DELIVERY_COLLECTORS, type DeliveryFacts } from './kinds/delivery.ts';
import { INFRASTRUCTURE_COLLECTORS, type InfrastructureFacts } from './kinds/infrastructure.ts';
import { PROJECT_COLLECTORS, type ProjectFacts } from './kinds/project.ts';
import { SECURITY_COLLECTORS, type SecurityFacts } from './kinds/security.ts';
import { SERVICE_COLLECTORS, type ServiceFacts } from './kinds/service.ts';
import type { SourceFile } from './source-file.ts';

/** Every kind of fact, with what one file gives of it, by area. Facts are plain, structured-cloneable data. */
export type FactMap = ApplicationFacts &
  ConfigurationFacts &
  DeliveryFacts &
  InfrastructureFacts &
  ProjectFacts &
  SecurityFacts &
  ServiceFacts;

export type FactKind = keyof FactMap;

/** Reads one kind of fact from one file; the only place that parses. */
export interface Collector<K extends FactKind = FactKind> {
  readonly kind: K;
  /** Rises when the facts it gives for the same file change; part of the cache key. */
  readonly version: number;
  /** By path and class alone: files that no collector accepts are never read. */
  readonly accepts: (file: WorkspaceFile) => boolean;
  /** A cheap test of the text that goes before any parsing. */
  readonly gate?: RegExp;
  /** The facts of the file, or undefined when it holds none. */
  readonly collect: (source: SourceFile) => FactMap[K] | undefined;
}

type Collectors = { readonly [K in FactKind]: Collector<K> };

/** The collectors, by kind. */
export const COLLECTORS: Collectors = {
  ...APPLICATION_COLLECTORS,
  ...CONFIGURATION_COLLECTORS,
  ...DELIVERY_COLLECTORS,
  ...INFRASTRUCTURE_COLLECTORS,
  ...PROJECT_COLLECTORS,
  ...SECURITY_COLLECTORS,
  ...SERVICE_COLLECTORS,
};

export const FACT_KINDS = Object.keys(COLLECTORS) as readonly FactKind[];
