import type { CodeSwitch } from './code-switches.ts';

const ENVIRONMENT =
  /\b(?:NODE_TLS_REJECT_UNAUTHORIZED|PYTHONHTTPSVERIFY)["']?(?:\s{0,40}[:=]\s{0,40}|\s{1,40}|,?\s{0,40}"?value"?:\s{0,40})["']?0\b|\bGIT_SSL_NO_VERIFY["']?(?:\s{0,40}[:=]\s{0,40}|\s{1,40}|,?\s{0,40}"?value"?:\s{0,40})["']?(?:1|true|yes)\b|\bNPM_CONFIG_STRICT_SSL["']?[ \t]{0,40}[:= ][ \t]{0,40}["']?false\b|(?<![${\w])PIP_TRUSTED_HOST["']?[ \t]{0,40}[:= ][ \t]{0,40}["']?(?!localhost|127\.)[\w*][\w.:*-]{0,200}|-Dmaven\.wagon\.http\.ssl\.insecure=true\b/gi;
const SETTINGS =
  /^[ \t]*(?:strict-ssl[ \t]*=[ \t]*["']?false|strict-ssl[ \t]+["']?false|enableStrictSsl:[ \t]*false|trusted-host[ \t]*=[ \t]*\S+|sslVerify[ \t]*=[ \t]*false)/gim;
const COMMANDS: readonly { readonly pattern: RegExp; readonly what: string }[] = [
  {
    pattern:
      /(?<=^|[\s"'`(;&|!@/])(?:pip3?|uv)\b(?:\\\r?\n|[^\n;&|#]){0,300}?(?:[\s"']--(?:trusted-host|allow-insecure-host)|\sconfig\s+set\s+\S{0,40}trusted-host)\b/g,
    what: 'pip --trusted-host',
  },
  {
    pattern: /(?<=^|[\s"'`(;&|!@])(?:npm|pnpm|yarn)\b[^\n;&|]{0,200}?\bstrict-ssl[ =]["']?false\b/g,
    what: 'strict-ssl false',
  },
  {
    pattern:
      /(?<=^|[\s"'`(;&|!@])git\b[^\n;&|]{0,200}?\bhttp\.(?:\S{1,100}\.)?sslVerify["']?[ =]["']?(?:false|0)\b/gi,
    what: 'git sslVerify=false',
  },
  {
    pattern:
      /(?<=^|[\s"'`(;&|!@/])wget\b(?:\\\r?\n|[^\n;&|#]){0,300}?[\s"']--no-check-certificate\b(?:\\\r?\n|[^\n;&|#]){0,300}/g,
    what: 'wget --no-check-certificate',
  },
  {
    pattern: /(?<=^|[\s"'`(;&|!@/])curl["',]{0,2}[ \t](?:\\\r?\n|[^\n;&|]){0,2000}/g,
    what: 'curl --insecure',
  },
];

/** `-k`, alone or behind flags that take no value: in `-ok` the `k` is the name of a file. */
const INSECURE_FLAG =
  /(?:^|[\s"',])(?:--insecure|--proxy-insecure|-[#0-6aBfgGiIjJlLMnNOpqRsSvVZ]*k[a-zA-Z#]*)(?=$|[\s"',])/;
/** Quoted text with spaces: a `-k` inside it is no flag. */
const QUOTED = /"(?:[^"\\\n]|\\.){0,500}"|'[^'\n]{0,500}'/g;
const LOOPBACK = /(?:https?|\$\{?\w+\}?):\/\/(?:localhost|127\.0\.0\.1|0\.0\.0\.0|\[::1\])(?=[:/\s"'?]|$)/i;

/** Finds what switches the check of certificates off in scripts, Dockerfiles, CI files and settings. */
export function findInText(text: string): CodeSwitch[] {
  const found: CodeSwitch[] = [];
  const add = (what: string, index: number, length: number): void => {
    const line = text.slice(text.lastIndexOf('\n', index - 1) + 1, index);
    const isSaid = /^\s*(#|\/\/)|(^|\s)#|\b(echo|printf)\b[^;&|]*$/.test(line);
    if (!isSaid) {
      found.push({ what, state: 'off', start: index, end: index + length });
    }
  };
  for (const match of text.matchAll(ENVIRONMENT)) {
    add(/[\w.]+/.exec(match[0].replace(/^-D/, ''))?.[0] ?? '', match.index, match[0].length);
  }
  for (const match of text.matchAll(SETTINGS)) {
    const indent = match[0].length - match[0].trimStart().length;
    add(match[0].trim(), match.index + indent, match[0].length - indent);
  }
  for (const { pattern, what } of COMMANDS) {
    for (const match of text.matchAll(pattern)) {
      const command = match[0].trimEnd();
      // A server on the same machine has no name that a certificate could prove.
      const isLocal = LOOPBACK.test(command);
      const isInsecure =
        !command.startsWith('curl') ||
        INSECURE_FLAG.test(command.slice(4).replace(QUOTED, (word) => (/\s/.test(word) ? '""' : word)));
      if (!isLocal && isInsecure) {
        add(what, match.index, command.length);
      }
    }
  }
  return found;
}
