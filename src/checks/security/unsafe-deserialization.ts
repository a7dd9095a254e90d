import type { Loader } from '../../facts/deserialization.ts';
import { defineCheck, type CheckContext } from '../check.ts';
import { judgeSites, notApplicable, passed, type JudgedSite } from '../conclude.ts';
import { lookedAt, sourcesOf } from '../shared/files.ts';
import { unsetMeaning } from '../shared/library-defaults.ts';

type Context = CheckContext<'deserialization'>;

/** Data is read by loaders that build data, and XML without what lies outside it. */
export const check = defineCheck({
  id: 'security/unsafe-deserialization',
  scopes: ['unit'],
  reads: ['deserialization'],
  conclude(context) {
    const searched = sourcesOf(context, 'javascript', 'python', 'java', 'ruby', 'php');
    const looked = lookedAt(
      searched,
      'pickle, marshal, yaml.load, unserialize, ObjectInputStream, node-serialize',
      'external entities of XML',
    );
    const sites = context
      .facts('deserialization')
      .filter((fact) => fact.class === 'production')
      .flatMap((fact) => fact.value.map((loader) => judge(context, loader, fact.path)));
    return judgeSites(sites, {
      whenNone:
        searched.length === 0
          ? notApplicable('There is no source file in a language with such loaders.')
          : passed(`No loader that builds any object found in ${searched.length} files.`, [], looked),
      passMessage: 'Every such loader is limited to types that the code names.',
      looked,
    });
  },
});

function judge(
  context: Context,
  { what, state, library, isOwnFile, isGuarded, site }: Loader,
  path: string,
): JudgedSite {
  const at = { path, site };
  switch (state) {
    case 'limited':
      return { verdict: 'good', at };
    case 'own-data':
      return {
        verdict: 'review',
        message: `${what} builds any object, here from data of its own: can anybody else write it?`,
        at,
      };
    case 'open-question':
      return { verdict: 'review', message: `${what}: which types may this data build?`, at };
    case 'by-version': {
      const meaning = unsetMeaning(
        context,
        library ?? '',
        library === 'com.thoughtworks.xstream:xstream' ? 'xml-load' : 'yaml-load',
      );
      if (meaning === 'unsafe' && isOwnFile) {
        return {
          verdict: 'review',
          message: `${what} of this version of ${library ?? ''} builds any object, here from a file of its own: can anybody else write it?`,
          at,
        };
      }
      return meaning === 'safe'
        ? { verdict: 'good', at }
        : meaning === 'unsafe'
          ? unsafe(`${what} of this version of ${library ?? ''}`, isGuarded, at)
          : {
              verdict: 'unknown',
              message: `Whether ${what} builds any object depends on the version of ${library ?? ''}, which is not declared here.`,
              at,
            };
    }
    case 'entities':
      return isGuarded
        ? {
            verdict: 'review',
            message: `${what} reads external entities outside production: only there?`,
            at,
          }
        : {
            verdict: 'bad',
            message: `${what}: the XML may name files and addresses that this parser then reads.`,
            at,
          };
    case 'unsafe':
      return unsafe(what, isGuarded, at);
  }
}

function unsafe(
  what: string,
  isGuarded: boolean,
  at: Extract<JudgedSite, { verdict: 'good' }>['at'],
): JudgedSite {
  return isGuarded
    ? { verdict: 'review', message: `${what} builds any object outside production: only there?`, at }
    : {
        verdict: 'bad',
        message: `${what} builds whatever object the data asks for: who writes the data runs code here.`,
        at,
      };
}
