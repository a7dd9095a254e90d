import type { SecretRange } from './find-secrets.ts';

/** An address that carries a password: a URL, or a connection string of a database. The range is the password's. */
export interface CredentialUrl extends SecretRange {
  readonly scheme: string;
  readonly user: string;
  readonly password: string;
  readonly host: string;
  /** Offsets of the whole address' beginning and of the end of what is shown of it. */
  readonly urlStart: number;
  readonly urlEnd: number;
}

const SCHEMES =
  'postgres(?:ql)?(?:\\+\\w+)?|mysql2?(?:\\+\\w+)?|mariadb(?:\\+\\w+)?|mongodb(?:\\+srv)?|rediss?|amqps?|mssql(?:\\+\\w+)?|' +
  'sqlserver|oracle(?:\\+\\w+)?|clickhouse|neo4j(?:\\+s)?|bolt|nats|kafka|https?|ftps?|sftp|smtps?|ldaps?';

/**
 * Text of a password: templates as a whole, since they may hold spaces and quotes, else what a URL may hold. All lengths have
 * a bound, so that no text takes longer than its length allows.
 */
const TEMPLATE = '\\$\\{[^}\\n]{0,200}\\}|\\{\\{[^}\\n]{0,200}\\}\\}';
const PASSWORD = `(?:${TEMPLATE}|\\$(?!\\{)|\\{(?!\\{)|[^\\s@"'\`<>\${]){1,200}`;
const HOST = `\\[[^\\]\\s]{2,60}\\]|${TEMPLATE}|[^\\s:/?#"'\`<>,)\\]@]{1,255}`;

/** A password may hold an `@` that nobody encoded: the host is what follows the last one. */
const URL_WITH_PASSWORD = new RegExp(
  `\\b((?:jdbc:)?(?:${SCHEMES}))://([^\\s:@/"'\`<>]{0,200}):(${PASSWORD}(?:@[^\\s/?#"'\`<>,)\\]@]{0,100}(?=@)){0,3})@(${HOST})`,
  'gi',
);

/** `jdbc:mysql://host/db?user=app&password=…`, `jdbc:sqlserver://host;password=…`. */
const JDBC =
  /\b(jdbc:[a-z0-9]+)(?::[a-z0-9]+)*:\/\/([^\s:/;?"'`<>,@]{1,255})[^\s"'`<>]{0,600}?[?&;](?:password|pwd)=([^&;\s"'`<>]{1,200})/gi;

/** Go's MySQL driver: `user:password@tcp(host:3306)/db`. */
const GO_MYSQL = /(?<![\w/:.-])([\w.-]{1,100}):([^\s@"'`<>/:]{1,200})@(?:tcp|udp)\(([^)\s:]{1,255})/g;

/** `host=… user=… password=… dbname=…`, as libpq and its kin take it, inside quotes. */
const KEYWORDS = /(["'`])([^"'`\n]{0,300}\bhost=([^\s"'`;]+)[^"'`\n]{0,300})\1/g;

/** `Server=…;Database=…;Password=…`, as ODBC and SQL Server take it. */
const SEMICOLONS =
  /\b(?:server|data source)=(?:tcp:)?([^;,"'`\s]+)[^"'`\n]{0,300}?;\s*(?:password|pwd)=([^;"'`\s]+)/gi;

/** Addresses of databases, brokers and web hosts with a password in them, whatever the password is. */
export function findCredentialUrls(text: string): CredentialUrl[] {
  const found: CredentialUrl[] = [];
  const add = (match: RegExpExecArray, parts: Parts, passwordAt: number): void => {
    const start = match.index + passwordAt;
    const urlEnd = match.index + match[0].length;
    const scheme = parts.scheme.toLowerCase();
    found.push({
      ...parts,
      scheme,
      start,
      end: start + parts.password.length,
      urlStart: match.index,
      urlEnd,
    });
  };
  for (const match of text.includes('://') ? text.matchAll(URL_WITH_PASSWORD) : []) {
    const [, scheme = '', user = '', password = '', host = ''] = match;
    if (!isPath(password)) {
      add(match, { scheme, user, password, host }, scheme.length + '://'.length + user.length + 1);
    }
  }
  if (/passw|pwd/i.test(text)) {
    for (const match of text.matchAll(JDBC)) {
      const [whole, scheme = '', host = '', password = ''] = match;
      add(match, { scheme, user: valueOf(whole, 'user'), password, host }, whole.length - password.length);
    }
    for (const match of text.matchAll(SEMICOLONS)) {
      const [whole, host = '', password = ''] = match;
      add(
        match,
        { scheme: 'sqlserver', user: valueOf(whole, 'user id|uid|user'), password, host },
        whole.length - password.length,
      );
    }
    for (const match of text.matchAll(KEYWORDS)) {
      const [whole, , , host = ''] = match;
      const password = valueOf(whole, 'password');
      if (password !== '' && /\b(dbname|sslmode|user|port)=/.test(whole)) {
        const passwordAt = whole.indexOf('password=') + 'password='.length;
        add(match, { scheme: 'postgres', user: valueOf(whole, 'user'), password, host }, passwordAt);
      }
    }
  }
  for (const match of text.matchAll(GO_MYSQL)) {
    const [, user = '', password = '', host = ''] = match;
    add(match, { scheme: 'mysql', user, password, host }, user.length + 1);
  }
  return found.sort((a, b) => a.start - b.start);
}

type Parts = Pick<CredentialUrl, 'scheme' | 'user' | 'password' | 'host'>;

/** The value of a `name=value` pair of a connection string. */
function valueOf(text: string, names: string): string {
  return new RegExp(`(?:^|[\\s?&;"'\`])(?:${names})=([^\\s&;"'\`]+)`, 'i').exec(text)?.[1] ?? '';
}

/** A port and a path with an `@` somewhere: `http://host:8080/users?mail=a@b`. */
function isPath(password: string): boolean {
  const literal = password.replace(/\$\{[^}]*\}|\{\{[^}]*\}\}|\{[^}]*\}/g, '');
  return literal.includes('/') || /^\d*[?#]/.test(literal);
}
