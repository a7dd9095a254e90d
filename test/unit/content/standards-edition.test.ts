import { MODEL_TOPIC } from '../../support/model-topic.ts';
import {
  assertNoProblems,
  itFindsMistakes,
  lineOfField,
  ownTopics,
  problem,
  type PageRule,
  type TopicPage,
} from '../../support/pages.ts';

/** How each standard is written: one name, with the edition or number that the page was written from. */
const WRITTEN: readonly RegExp[] = [
  /^(RFC|PEP|JEP) \d+$/,
  /^PSR-\d+$/,
  /^SEI CERT: [A-Z]{3}\d\d-[A-Z]+$/,
  /^CWE-\d+$/,
  /^OWASP Top 10 20\d\d: [A-Z]+\d\d$/,
  /^API Security Top 10 20\d\d: API\d+$/,
  /^ASVS \d\.\d(\.\d)?: V\d+(\.\d+)*$/,
  /^NIST SP \d+-\d+[A-Z]?( rev\. \d+)?(: \S.*)?$/,
  /^SSDF \d\.\d: [A-Z]{2}\.\d+(\.\d+)?$/,
  /^CIS [A-Z]\w+ Benchmark \d+\.\d+(\.\d+)?: [\d.]+$/,
  /^OSPS Baseline 20\d\d\.\d\d\.\d\d: OSPS-[A-Z]{2}-\d\d\.\d\d$/,
  // Any other: a name that ends in its version, year or number.
  /^(?!OWASP|API Security|ASVS|NIST|SSDF|CIS|OSPS|OpenSSF|ISO|IEEE|ECMA-)[A-Z]\S*( \S+)* v?\d[\d.]*$/,
  /^(ISO|ISO\/IEC|IEEE|ECMA)[ -]\d+(-\d+)?:(19|20)\d\d( \([^)]+\))?$/,
];

/** Standards that have no editions: each is what its address shows today. */
const WITHOUT_EDITION = /^(Fetch Standard|URL Standard|OpenSSF Scorecard: [A-Z][A-Za-z-]+|Twelve-Factor App: [IVX]+)$/;

const wrongStandards: PageRule<TopicPage> = (page) =>
  page.entry.standards.flatMap((standard, index, all) => [
    ...(WITHOUT_EDITION.test(standard) || WRITTEN.some((pattern) => pattern.test(standard))
      ? []
      : [problem(page, lineOfField(page, 'standards'), `"${standard}" has no edition, or is written otherwise`)]),
    ...(all.indexOf(standard) < index
      ? [problem(page, lineOfField(page, 'standards'), `"${standard}" stands there twice`)]
      : []),
  ]);

describe('the standards of a topic', () => {
  it('carry their edition', () => assertNoProblems(ownTopics().flatMap(wrongStandards)));

  const bad = (standard: string): readonly [string, string, RegExp] => [
    "'RFC 9110'",
    `'${standard}'`,
    new RegExp(`:17: "${standard}" has no edition`),
  ];
  itFindsMistakes(wrongStandards, MODEL_TOPIC, [
    ['OWASP without the year', ...bad('OWASP Top 10: A05')],
    ['ASVS without the version', ...bad('ASVS: V9')],
    ['the SSDF without the version', ...bad('NIST SSDF: PW.8')],
    ['an ISO standard without the year', ...bad('ISO/IEC 9075')],
    ['a name alone', ...bad('CycloneDX')],
    ['another name of a standard', ...bad('OWASP ASVS 5.0: V9')],
    ['a standard that stands there twice', "'OWASP Top 10 2025: A05'", "'RFC 9110'", /:17: "RFC 9110" stands there twice/],
  ]);
});
