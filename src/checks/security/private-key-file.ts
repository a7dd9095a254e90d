import { baseName } from '../../workspace/paths.ts';
import { defineCheck } from '../check.ts';
import { judgeSites, notApplicable, passed, type JudgedSite } from '../conclude.ts';
import { isShipped, isTracked, lookedAt } from '../shared/files.ts';

const KEY_STORE = /\.(p12|pfx|jks|keystore)$|^(id_rsa|id_dsa|id_ecdsa|id_ed25519)$/i;

/** A private key, or a key store, lies beside the code. */
export const check = defineCheck({
  id: 'security/private-key-file',
  scopes: ['unit', 'infrastructure'],
  reads: ['secrets'],
  conclude(context) {
    const looked = lookedAt(context.files, 'private key blocks', '*.p12, *.pfx, *.jks, *.keystore, id_rsa, id_ed25519');
    const blocks = context.facts('secrets').flatMap((fact) =>
      fact.value.privateKeys.map(
        (key): JudgedSite => ({
          verdict: isShipped(fact) ? 'bad' : 'review',
          message: isShipped(fact)
            ? `A ${key.label.toLowerCase()} stands in this file: replace it and remove it.`
            : `A ${key.label.toLowerCase()} in a ${fact.class} file: is it used only by tests?`,
          at: { path: fact.path, site: key.site },
        }),
      ),
    );
    const found = new Set(context.facts('secrets').filter((fact) => fact.value.privateKeys.length > 0).map((fact) => fact.path));
    const stores = context.files
      .filter((file) => KEY_STORE.test(baseName(file.path)) && !found.has(file.path) && isTracked(context, file.path) === true)
      .map((file): JudgedSite => ({
        verdict: isShipped(file) ? 'bad' : 'review',
        message: `${baseName(file.path)} is tracked by git: key stores do not belong beside the code.`,
        at: { path: file.path, site: { line: 1, column: 1, endLine: 1, endColumn: 1, excerpt: baseName(file.path) } },
      }));
    return judgeSites([...blocks, ...stores], {
      whenNone:
        context.files.length === 0
          ? notApplicable('There is no file to search.')
          : passed(`No private key found in ${context.files.length} files.`, [], looked),
      passMessage: '',
      looked,
    });
  },
});
