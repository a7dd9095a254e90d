import type { Site } from '../site.ts';
import type { ApiReference } from './pointers.ts';

/** What a list of security requirements says where it stands. */
export type SecurityStatement =
  | 'absent'
  /** `security: []`: decided to be open. */
  | 'open'
  | 'required';

/** One operation: a method of a path. */
export interface ApiOperation {
  /** `GET /orders`, for people. */
  readonly name: string;
  readonly method: string;
  readonly site: Site;
  readonly id: { readonly text: string; readonly site: Site } | undefined;
  readonly responses: 'present' | 'empty' | 'absent';
  readonly security: SecurityStatement;
  /** Called by this service, not of it: `webhooks` and `callbacks`. */
  readonly isOutgoing: boolean;
}

/** A path, or the reference to a file that holds it. */
export interface ApiPath {
  /** Its JSON pointer in the file. */
  readonly pointer: string;
  readonly operations: readonly ApiOperation[];
  readonly reference: ApiReference | undefined;
}

/** An address that the API answers at. */
export interface ApiServer {
  /** With the defaults of its variables put in; undefined where one has none. */
  readonly url: string | undefined;
  /** Other values that its variables may take make it plain http. */
  readonly mayBeHttp: boolean;
  readonly site: Site;
}

/** A description of an API, or a file that one may refer to. */
export interface ApiFile {
  /** The edition as written; undefined for files that are part of a description. */
  readonly edition: string | undefined;
  readonly problems: readonly { readonly message: string; readonly site: Site }[];
  /** True when a program fills the file in. */
  readonly isTemplate: boolean;
  readonly place: Site;
  readonly paths: readonly ApiPath[];
  readonly security: SecurityStatement;
  /** Where the statement for all operations stands. */
  readonly securityPlace: Site | undefined;
  readonly servers: readonly ApiServer[];
  readonly references: readonly ApiReference[];
  /** References into the file itself that lead nowhere. */
  readonly broken: readonly ApiReference[];
  readonly pointers: readonly string[];
}
