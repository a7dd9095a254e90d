import { mailer, audit } from './lib.js';

export async function notify(user: { email: string }) {
  try {
    await mailer.send(user.email);
    await audit.write('mail', user.email);
  } catch (error) {
  }
  audit.flush().catch(() => {});
  void audit.rotate().catch(() => undefined);
  mailer.close().then(() => audit.close(), function () {});
}
