import { runInNewContext } from 'node:vm';

export function run(body: { code: string; name: string }) {
  eval(body.code);
  new Function('x', body.code)(1);
  runInNewContext(body.code);
  setTimeout('greet("' + body.name + '")', 10);
}
