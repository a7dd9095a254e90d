import type { LanguageFamily } from '../syntax/languages.ts';

/** A form of code that switches the check of certificates off. */
export interface CodePattern {
  readonly family: LanguageFamily;
  /** Global. A group called `value` holds what decides, where it may be no literal. */
  readonly pattern: RegExp;
  readonly what: string;
  /** What the file must hold for the form to mean anything. */
  readonly needs?: RegExp;
  /** A check of one's own close by, which takes the place of the one that is switched off. */
  readonly unless?: RegExp;
}

/** Bodies of methods, in which comments and one `return` are nothing. */
const EMPTY_BODY = String.raw`\{\s*(?:(?:\/\/[^\n]*\n|\/\*[^*]*\*\/)\s*)*(?:return;\s*)?\}`;

/** Forms that text tells as well as a syntax tree; comments are left out by whoever asks. */
export const CODE_PATTERNS: readonly CodePattern[] = [
  {
    family: 'go',
    pattern: /\bInsecureSkipVerify\s*(?::=|[:=])\s*(?<value>[^\s,}]+)/g,
    what: 'InsecureSkipVerify',
    needs: /crypto\/tls|InsecureSkipVerify/,
    unless: /\b(VerifyPeerCertificate|VerifyConnection)\s*[:=]/,
  },
  {
    family: 'java',
    pattern: new RegExp(
      String.raw`\bvoid\s+checkServerTrusted\s*\([^)]*\)\s*(?:throws\s+[\w.,\s]+?)?\s*${EMPTY_BODY}`,
      'g',
    ),
    what: 'a trust manager that accepts every certificate',
  },
  {
    family: 'java',
    pattern:
      /\bboolean\s+verify\s*\(\s*(?:final\s+)?String\s+\w+\s*,\s*(?:final\s+)?SSLSession\s+\w+\s*\)\s*\{\s*return\s+true\s*;\s*\}/g,
    what: 'a host name verifier that accepts every name',
  },
  {
    family: 'java',
    pattern:
      /\b(?:setDefaultHostnameVerifier|setHostnameVerifier|setSSLHostnameVerifier|hostnameVerifier)\s*\(\s*\(\s*(?:\w+\s+)?\w+\s*,\s*(?:\w+\s+)?\w+\s*\)\s*->\s*(?:true|\{\s*return\s+true;\s*\})/g,
    what: 'a host name verifier that accepts every name',
  },
  {
    family: 'java',
    pattern:
      /\b(?:NoopHostnameVerifier\.INSTANCE|(?:new\s+)?NoopHostnameVerifier\(\)|(?:SSLConnectionSocketFactory\.|SSLSocketFactory\.)?ALLOW_ALL_HOSTNAME_VERIFIER|TrustAllStrategy(?:\.INSTANCE|\(\))|InsecureTrustManagerFactory\.INSTANCE)/g,
    what: 'a ready-made verifier that accepts everything',
  },
  {
    family: 'ruby',
    pattern: /(?<![=!]=\s?(?:OpenSSL::SSL::)?)\b(?:OpenSSL::SSL::)?VERIFY_NONE\b/g,
    what: 'VERIFY_NONE',
  },
  {
    family: 'ruby',
    pattern: /\bssl(?:_options)?(?::|\s*=>)\s*\{[^{}]*\bverify(?::|\s*=>)\s*false\b/g,
    what: 'ssl verify: false',
  },
  {
    family: 'ruby',
    pattern: /(?<=[(,{\s])verify(?::|\s*=>)\s*false\b/g,
    what: 'verify: false',
    needs: /\bHTTParty\b/,
  },
  {
    family: 'ruby',
    pattern: /\b(?:verify_ssl|ssl_verify_?peer)\b\]?(?::|\s*=>|\s*=)\s*(?:false|0)\b/g,
    what: 'verify_ssl: false',
  },
  {
    family: 'php',
    pattern: /\bCURLOPT_SSL_VERIFY(?:PEER|HOST)\s*(?:,|=>)\s*(?:false|0)\b/gi,
    what: 'CURLOPT_SSL_VERIFYPEER or VERIFYHOST',
  },
  {
    family: 'php',
    pattern: /['"]verify_(?:peer|peer_name|host)['"]\s*\]?\s*=>?\s*false\b/gi,
    what: 'verify_peer',
  },
  {
    family: 'php',
    pattern: /['"]verify['"]\s*=>\s*false\b/gi,
    what: "'verify' => false",
    needs: /Guzzle|\bHttp::|HttpClient/,
  },
  { family: 'php', pattern: /(?:->|::)withoutVerifying\(\s*\)/g, what: 'withoutVerifying()' },
];
