/**
 * Every name by which VS Code knows a part of this extension, once. `package.json` repeats them because it must;
 * test/unit/extension/manifest.test.ts holds the two together.
 */

/** The activity bar container. */
export const CONTAINER = 'backendRoadmap';

export const VIEWS = {
  topics: 'backendRoadmap.topics',
  checklists: 'backendRoadmap.checklists',
  snippets: 'backendRoadmap.snippets',
} as const;

export const COMMANDS = {
  /** Roadmap view and pages. */
  openTopic: 'backendRoadmap.openTopic',
  openPage: 'backendRoadmap.openPage',
  openToSide: 'backendRoadmap.openToSide',
  continueReading: 'backendRoadmap.continueReading',
  groupByArea: 'backendRoadmap.groupByArea',
  groupByPath: 'backendRoadmap.groupByPath',
  hideDone: 'backendRoadmap.hideDone',
  showDone: 'backendRoadmap.showDone',
  pageBack: 'backendRoadmap.pageBack',
  pageForward: 'backendRoadmap.pageForward',
  /** State of a topic. */
  markTodo: 'backendRoadmap.markTodo',
  markLearning: 'backendRoadmap.markLearning',
  markDone: 'backendRoadmap.markDone',
  markSkipped: 'backendRoadmap.markSkipped',
  markRevise: 'backendRoadmap.markRevise',
  resetGroup: 'backendRoadmap.resetGroup',
  resetAll: 'backendRoadmap.resetAll',
  /** Snippets. */
  insertSnippet: 'backendRoadmap.insertSnippet',
  previewSnippet: 'backendRoadmap.previewSnippet',
  previewChange: 'backendRoadmap.previewChange',
  copySnippet: 'backendRoadmap.copySnippet',
  snippetPage: 'backendRoadmap.snippetPage',
  /** Checklists. */
  runChecklists: 'backendRoadmap.runChecklists',
  cancelChecklists: 'backendRoadmap.cancelChecklists',
  openCheckPage: 'backendRoadmap.openCheckPage',
  openCheckTopic: 'backendRoadmap.openCheckTopic',
  insertFix: 'backendRoadmap.insertFix',
  openProjectFile: 'backendRoadmap.openProjectFile',
} as const;

/** Run by our own code only and not contributed: VS Code knows them, the palette does not. */
export const INTERNAL_COMMANDS = {
  /** What accepting a completion leads to: names missing dependencies. */
  completionAccepted: 'backendRoadmap._completionAccepted',
} as const;

export const SETTINGS = {
  completionsEnabled: 'backendRoadmap.completions.enabled',
} as const;

/** Keys for `when` clauses. */
export const CONTEXT_KEYS = {
  /** `area` or `path`. */
  grouping: 'backendRoadmap.grouping',
  hideDone: 'backendRoadmap.hideDone',
  /** A topic is shown in the focused page. */
  topicFocused: 'backendRoadmap.topicFocused',
  checksRunning: 'backendRoadmap.checksRunning',
} as const;

/** The type of our webview panels. */
export const PAGE_VIEW_TYPE = 'backendRoadmap.page';

/** Schemes of our read-only documents. */
export const SCHEMES = {
  snippet: 'backend-roadmap-snippet',
  preview: 'backend-roadmap-preview',
} as const;

/** Keys of `globalState`. Those of progress are synced, one a topic. */
export const STATE_KEYS = {
  grouping: 'backendRoadmap.grouping',
  hideDone: 'backendRoadmap.hideDone',
  progressPrefix: 'backendRoadmap.progress.',
} as const;

/** What `viewItem` can be in our views; a topic's ends in its state. */
export const VIEW_ITEMS = {
  topicPrefix: 'topic.',
  area: 'area',
  stage: 'stage',
  snippetArea: 'snippetArea',
  snippet: 'snippet',
  variant: 'variant',
  checklist: 'checklist',
  check: 'check',
  checkWithFix: 'check.fix',
  evidence: 'evidence',
  question: 'question',
} as const;

/** Languages in which snippets are offered as completions; each is an activation event. */
export const COMPLETION_LANGUAGES = [
  'javascript',
  'javascriptreact',
  'typescript',
  'typescriptreact',
  'python',
  'java',
  'go',
  'dockerfile',
  'yaml',
] as const;
