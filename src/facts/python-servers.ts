import type { Call, CodeModel } from './code/code-model.ts';
import { isDevelopmentOnly } from './guards.ts';
import type { Site } from './site.ts';
import type { SourceFile } from './source-file.ts';

/** A development server that a Python file starts by itself when it is run. */
export interface PythonServer {
  /** `app` is started by a method of that name, of an application that is made elsewhere. */
  readonly kind: 'flask' | 'app' | 'uvicorn-reload';
  readonly site: Site;
}

export const PYTHON_SERVER_GATE = /\.run\(/;

/** Servers for production that a file may start instead. */
const PRODUCTION =
  /^(waitress|gevent|cheroot|eventlet|tornado|bjoern|hypercorn|gunicorn|meinheld|paste)(\.|$)/;

/** Finds `app.run()` of Flask and `uvicorn.run(…, reload=True)`. */
export function readPythonServers(source: SourceFile): readonly PythonServer[] | undefined {
  const code = source.code();
  if (code === undefined || code.imports.some(({ module }) => PRODUCTION.test(module))) {
    return undefined;
  }
  const servers = code.calls.flatMap((call): PythonServer[] => {
    const kind = call.method === 'run' ? kindOf(call, code) : undefined;
    return kind === undefined || isDevelopmentOnly(source, call.start)
      ? []
      : [{ kind, site: source.site(call.start, call.end) }];
  });
  return servers.length === 0 ? undefined : servers;
}

function kindOf({ callee, named }: Call, code: CodeModel): PythonServer['kind'] | undefined {
  if (callee === 'uvicorn.run') {
    const reload = named.find(({ key }) => key === 'reload')?.value;
    return reload?.kind === 'boolean' && reload.value ? 'uvicorn-reload' : undefined;
  }
  if (callee === 'flask.Flask().run') {
    return 'flask';
  }
  const isApp = /(^|\.)(app|application|(create|make)_app\(\))\.run$/.test(callee);
  return isApp ? (code.imports.some(({ module }) => module === 'flask') ? 'flask' : 'app') : undefined;
}
