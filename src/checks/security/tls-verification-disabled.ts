import { mayHoldTlsSwitch, type TlsSwitch } from '../../facts/tls-switches.ts';
import { defineCheck, type Fact } from '../check.ts';
import { judgeSites, notApplicable, passed, type JudgedSite } from '../conclude.ts';
import { change, reviewEdit, withEdit } from '../shared/edits.ts';
import { lookedAt } from '../shared/files.ts';

/** The certificate of whoever answers is checked. */
export const check = defineCheck({
  id: 'security/tls-verification-disabled',
  scopes: ['unit', 'infrastructure'],
  reads: ['tls-switches'],
  conclude(context) {
    const searched = context.files.filter((file) => mayHoldTlsSwitch(file));
    const looked = lookedAt(
      searched,
      'rejectUnauthorized, NODE_TLS_REJECT_UNAUTHORIZED',
      'verify=False, CERT_NONE, VERIFY_NONE, InsecureSkipVerify, CURLOPT_SSL_VERIFYPEER',
      'curl -k, wget --no-check-certificate, git sslVerify, npm strict-ssl, pip --trusted-host',
    );
    return judgeSites(context.facts('tls-switches').flatMap(judge), {
      whenNone:
        searched.length === 0
          ? notApplicable('There is no source file, script, Dockerfile or CI file.')
          : passed(
              `Nothing found that switches the check of certificates off, in ${searched.length} files.`,
              [],
              looked,
            ),
      passMessage: '',
      looked,
    });
  },
});

function judge(fact: Fact<'tls-switches'>): JudgedSite[] {
  return fact.value.map(({ what, state, site, mend }: TlsSwitch): JudgedSite => {
    const at = { path: fact.path, site };
    switch (state) {
      case 'off':
        return fact.class === 'production'
          ? {
              verdict: 'bad',
              message: `${what}: the certificate is not checked, so anybody on the way can answer in the server's name.`,
              at,
              ...withEdit(
                mend === undefined
                  ? undefined
                  : reviewEdit('Check the certificate again', change(fact.path, mend)),
              ),
            }
          : {
              verdict: 'review',
              message: `${what} in a file for development: does it fetch anything that is trusted later?`,
              at,
            };
      case 'guarded':
        return {
          verdict: 'review',
          message: `${what} outside production: can this test of the environment be wrong there?`,
          at,
        };
      case 'conditional':
        return { verdict: 'review', message: `${what} under a condition: can it hold in production?`, at };
      case 'replaced':
        return {
          verdict: 'review',
          message: `${what} with a check of its own: does that check refuse a foreign certificate?`,
          at,
        };
      case 'unresolved':
        return {
          verdict: 'unknown',
          message: `Whether the certificate is checked cannot be told from this file (${what}).`,
          at,
        };
    }
  });
}
