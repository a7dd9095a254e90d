import { mayHoldSecrets, type SecretFacts } from '../../facts/secret-facts.ts';
import { baseName } from '../../workspace/paths.ts';
import { defineCheck, type CheckContext, type Fact, type ScopeFile } from '../check.ts';
import { judgeSites, notApplicable, passed, type JudgedSite } from '../conclude.ts';
import { isShipped, isTracked, lookedAt } from '../shared/files.ts';

const KEY_STORE = /(\.(p12|pfx|jks|keystore)|(^|\/)id_(rsa|dsa|ecdsa|ed25519))$/i;
/** The keys that open the encrypted credentials of Rails. */
const RAILS_KEY = /(^|\/)config\/(master|credentials\/[\w-]+)\.key$/;
/** Stores of what is trusted, and the debug key that every Android installation shares. */
const HARMLESS_STORE = /trust|^cacerts|^debug\.keystore$/i;

const isKeyName = (path: string): boolean => KEY_STORE.test(path) || RAILS_KEY.test(path);

/** A private key, or a key store, lies beside the code. */
export const check = defineCheck({
  id: 'security/private-key-file',
  scopes: ['unit', 'infrastructure'],
  reads: ['secrets'],
  conclude(context) {
    const searched = context.files.filter(
      (file) => file.class !== 'generated' && (mayHoldSecrets(file.path) || isKeyName(file.path)),
    );
    const looked = lookedAt(
      searched,
      'private key blocks',
      '*.p12, *.pfx, *.jks, *.keystore, id_rsa, id_ed25519, config/master.key',
    );
    const facts = context.facts('secrets').filter((fact) => fact.value.privateKeys.length > 0);
    const found = new Set(facts.map((fact) => fact.path));
    const stores = searched
      .filter((file) => isKeyName(file.path) && !found.has(file.path))
      .flatMap((file) => judgeStore(context, file));
    return judgeSites([...facts.flatMap(judgeBlocks), ...stores], {
      whenNone:
        searched.length === 0
          ? notApplicable('There is no file to search.')
          : passed(`No private key found in ${searched.length} files.`, [], looked),
      passMessage: '',
      looked,
    });
  },
});

function judgeBlocks(fact: Fact<'secrets'>): JudgedSite[] {
  return fact.value.privateKeys.map((key: SecretFacts['privateKeys'][number]): JudgedSite => {
    const at = { path: fact.path, site: key.site };
    return isShipped(fact)
      ? {
          verdict: 'bad',
          message: `A private key (${key.label}) stands in this file: replace it and remove it.`,
          at,
        }
      : {
          verdict: 'review',
          message: `A private key (${key.label}) in a ${fact.class} file: is it used only there?`,
          at,
        };
  });
}

function judgeStore(context: Pick<CheckContext, 'repository'>, file: ScopeFile): JudgedSite[] {
  const name = baseName(file.path);
  const at = { path: file.path, site: { line: 1, column: 1, endLine: 1, endColumn: 1, excerpt: name } };
  const tracked = isTracked(context, file.path);
  if (tracked === false) {
    return [];
  }
  if (tracked === undefined) {
    return [{ verdict: 'unknown', message: `Whether git tracks ${name} cannot be told.`, at }];
  }
  if (HARMLESS_STORE.test(name)) {
    return [{ verdict: 'review', message: `${name} is tracked by git: does it hold certificates only?`, at }];
  }
  return isShipped(file)
    ? [{ verdict: 'bad', message: `${name} is tracked by git: keys do not belong beside the code.`, at }]
    : [
        {
          verdict: 'review',
          message: `${name} is tracked by git in a ${file.class} folder: is it used only there?`,
          at,
        },
      ];
}
