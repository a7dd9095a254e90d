/** A command that changes the schema of a database by comparison, or by starting anew. */
const COMMANDS: readonly { readonly pattern: RegExp; readonly what: string }[] = [
  { pattern: /\bprisma\s+db\s+push\b/, what: 'prisma db push' },
  { pattern: /\bprisma\s+migrate\s+(dev|reset)\b/, what: 'prisma migrate $1' },
  { pattern: /\bdrizzle-kit\s+push(:\w+)?\b/, what: 'drizzle-kit push' },
  { pattern: /\btypeorm(?:-ts-node-\w+)?\b[^\n&|;]{0,80}?\bschema:(sync|drop)\b/, what: 'typeorm schema:$1' },
  { pattern: /\bsequelize(?:-cli)?\s+db:drop\b/, what: 'sequelize db:drop' },
  { pattern: /\bmikro-orm\s+schema:(update|fresh|drop)\b/, what: 'mikro-orm schema:$1' },
  { pattern: /\bartisan\s+migrate:(fresh|refresh|reset)\b/, what: 'artisan migrate:$1' },
  {
    pattern: /\b(?:doctrine|d):schema:(update|drop)\b(?=[^\n&|;]{0,80}(?:--force|-f\b))/,
    what: 'doctrine:schema:$1 --force',
  },
  {
    pattern: /\b(?:rails|rake)\s+(?:[\w:]+\s+)?db:(reset|drop|migrate:reset|schema:load)\b/,
    what: 'rails db:$1',
  },
  { pattern: /\bmanage\.py\s+(flush|reset_db|reset_schema)\b/, what: 'manage.py $1' },
  { pattern: /\bmanage\.py\s+migrate\b[^\n&|;]{0,80}--run-syncdb\b/, what: 'manage.py migrate --run-syncdb' },
  { pattern: /\bflask\s+db\s+(downgrade\s+base)\b/, what: 'flask db $1' },
];

/** A command of that kind in a text, with its place. */
export interface SyncCommand {
  readonly what: string;
  readonly start: number;
  readonly end: number;
}

/** Finds the commands in a script, an image's file or a line of a manifest; comments and printed words are left out. */
export function findSyncCommands(text: string): SyncCommand[] {
  // `["npx", "prisma", "db", "push"]` reads like the words it holds.
  const plain = text.replace(/["',[\]]/g, ' ');
  return COMMANDS.flatMap(({ pattern, what }) =>
    [...plain.matchAll(new RegExp(pattern.source.replace(/\\s\+/g, '[ \\t]+'), 'g'))].flatMap((match) => {
      const lineStart = plain.lastIndexOf('\n', match.index) + 1;
      const before = plain.slice(lineStart, match.index);
      return /(^|\s)(#|\/\/)|\b(echo|printf|log|warn)\b|description:/.test(before)
        ? []
        : [
            {
              what: what.replace('$1', (match[1] ?? '').replace(/\s+/g, ' ')),
              start: match.index,
              end: match.index + match[0].length,
            },
          ];
    }),
  );
}
