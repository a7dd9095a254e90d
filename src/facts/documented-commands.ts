import type { WorkspaceFile } from '../workspace/workspace.ts';
import { baseName } from '../workspace/paths.ts';
import type { Inline } from './markdown/inlines.ts';
import { readMarkdown } from './markdown/read-markdown.ts';
import { readShell } from './shell.ts';
import type { Site } from './site.ts';
import type { SourceFile } from './source-file.ts';

/** A command that a README tells its reader to type. */
export interface DocumentedCommand {
  readonly words: readonly string[];
  /** True where it is typed in a folder that is not of this repository: one made before, or one outside. */
  readonly isElsewhere: boolean;
  /** True in a sentence, or in a block that does not say it is shell text: it may be about something else. */
  readonly mayBeProse: boolean;
  readonly site: Site;
}

/** Without one of these words no block holds a command that starts a script, target or task. */
export const DOCUMENTED_GATE = /\b(npm|yarn|pnpm|bun|composer|g?make|rake|rails|node)\b/;

const PROGRAM = /(^|\/)(npm|yarn|pnpm|bun|composer|g?make|rake|rails|node)$/;

const SHELL =
  /^(sh|bash|shell|zsh|fish|console|shell-?session|terminal|cmd|bat|batch|powershell|pwsh|ps1?|command|cli)$/i;
const UNNAMED = /^(|text|txt|plain|plaintext|none)$/i;

/** What makes a new project, or unpacks one of others: what follows runs in there. */
const CREATES =
  /^(npx (-\S+ )*(create-|degit|@\S+\/create|express-generator)|(npm|yarn|pnpm|bun) (create|init)\b|degit|tiged|(nest|rails|laravel|symfony|ng|cargo) new\b|composer (\S+ )?create-project|django-admin|cookiecutter|express [^\s-]|tar |unzip |wget |\.\/configure|cmake )/;

export function isReadmePath(path: string): boolean {
  return /^(README|CONTRIBUTING)([._-][\w-]+)?\.(md|markdown)$/i.test(baseName(path));
}

export function isDocumentedPath(file: WorkspaceFile): boolean {
  return file.class !== 'generated' && isReadmePath(file.path);
}

/** Reads the commands of a file that start package scripts, targets or tasks, from its code blocks and code in sentences. */
export function readDocumentedCommands(source: SourceFile): readonly DocumentedCommand[] | undefined {
  // What a block leaves behind holds until the next heading: the steps of a guide are often blocks of their own.
  let isElsewhere = false;
  const commands = readMarkdown(source).blocks.flatMap((block) => {
    if (block.kind === 'html') {
      return [];
    }
    if (block.kind !== 'code') {
      isElsewhere &&= block.kind !== 'heading';
      return readSentence(source, block);
    }
    const language = (block.info.split(/[\s{,]/)[0] ?? '').replace(/^\./, '');
    if (!SHELL.test(language) && !UNNAMED.test(language)) {
      return [];
    }
    const read = readBlock(source, block.content, block.line, {
      mayBeProse: UNNAMED.test(language),
      isElsewhere,
    });
    isElsewhere = read.isElsewhere;
    return read.commands;
  });
  return commands.length === 0 ? undefined : commands;
}

/** A sentence that says that something is gone names what does not exist. */
const GONE =
  /\b(no longer|removed?|deprecated|obsolete|renamed|formerly|previously|used to|instead of|replaced|was|were|not)\b/i;

/** `npm run build` in a sentence: the whole of the code must be the command. */
function readSentence(
  source: SourceFile,
  block: { readonly text: string; readonly inlines: readonly Inline[] },
): DocumentedCommand[] {
  if (GONE.test(block.text)) {
    return [];
  }
  return block.inlines.flatMap((inline): DocumentedCommand[] => {
    if (inline.kind !== 'code' || !DOCUMENTED_GATE.test(inline.content)) {
      return [];
    }
    const commands = readShell(inline.content.replace(PROMPT, ''));
    return commands
      .filter(({ words }) => PROGRAM.test(words[0] ?? '') || /^(bundle|bin\/)/.test(words[0] ?? ''))
      .map(({ words, directory }) => ({
        words,
        isElsewhere: directory === undefined || commands.some((other) => CREATES.test(other.words.join(' '))),
        mayBeProse: true,
        site: source.site(inline.start, inline.end),
      }));
  });
}

function readBlock(
  source: SourceFile,
  content: string,
  firstLine: number,
  block: { readonly mayBeProse: boolean; readonly isElsewhere: boolean },
): { readonly commands: DocumentedCommand[]; readonly isElsewhere: boolean } {
  const script = withoutPrompts(content);
  const commands: DocumentedCommand[] = [];
  let isElsewhere = block.isElsewhere;
  for (const command of readShell(script)) {
    isElsewhere ||= CREATES.test(command.words.join(' ')) || command.directory === undefined;
    if (command.words.some((word) => PROGRAM.test(word))) {
      const line = firstLine + (script.slice(0, command.start).match(/\n/g)?.length ?? 0);
      commands.push({
        words: command.words,
        isElsewhere,
        mayBeProse: block.mayBeProse,
        site: source.lineSite(Math.min(line, source.lines.lines)),
      });
    }
  }
  return { commands, isElsewhere };
}

const PROMPT = /^\s*(?:\([\w.-]+\)\s*)?(?:[\w.@~:/-]*[$%❯➜]|>|PS [^>\n]*>|[A-Z]:\\[^>\n]*>)\s+/;

/** Where a block shows prompts, what has none is output. Lines keep their numbers. */
function withoutPrompts(content: string): string {
  const lines = content.split('\n');
  if (!lines.some((line) => PROMPT.test(line))) {
    return content;
  }
  let continues = false;
  return lines
    .map((line) => {
      const isCommand = continues || PROMPT.test(line);
      const text = isCommand ? line.replace(PROMPT, '') : '';
      continues = isCommand && /\\\r?$/.test(line);
      return text;
    })
    .join('\n');
}
