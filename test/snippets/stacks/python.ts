/** FastAPI on uvicorn and Django on gunicorn, each in a virtual environment filled from a pinned requirements.txt. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { installOnce } from '../install.ts';
import type { Adapter } from '../model.ts';
import { CACHE, FIXTURES } from '../paths.ts';
import { mustRun, run } from '../process.ts';

/** The Python of a stack's virtual environment. */
export function pythonOf(stack: string): string {
  return join(CACHE, stack, 'venv', 'bin', 'python');
}

const common = (stack: string): Omit<Adapter, 'main' | 'serve'> => ({
  stack,
  level: 4,
  comment: '#',
  async missing() {
    const { code } = await run(['python3', '-c', 'import sys, venv; assert sys.version_info >= (3, 10)'], {
      cwd: FIXTURES,
    });
    return code === 0 ? undefined : 'python3 (3.10 or newer, with venv) is missing';
  },
  prepare: () =>
    installOnce(stack, ['requirements.txt'], async (dir) => {
      await mustRun(['python3', '-m', 'venv', 'venv'], { cwd: dir });
      const pip = [
        pythonOf(stack),
        '-m',
        'pip',
        'install',
        '--quiet',
        '--disable-pip-version-check',
        '--no-deps',
      ] as const;
      await mustRun([...pip, '--requirement', 'requirements.txt'], { cwd: dir });
    }),
  locked() {
    const lines = readFileSync(join(FIXTURES, stack, 'requirements.txt'), 'utf8').split('\n');
    const pins = lines.map((line) => line.split('==')).filter((pin) => pin.length === 2);
    return Promise.resolve(
      new Map(pins.map(([name = '', version = '']) => [name.toLowerCase().replaceAll('_', '-'), version])),
    );
  },
  async compile(dir) {
    // Compiles every file with warnings as errors; imports are proven by the run.
    await mustRun([pythonOf(stack), '-W', 'error', '-m', 'compileall', '-q', '.'], { cwd: dir });
  },
});

export const fastapi: Adapter = {
  ...common('fastapi'),
  main: 'main.py',
  serve(dir) {
    const startsItself = readFileSync(join(dir, 'main.py'), 'utf8').includes('__main__');
    const how = startsItself
      ? ['main.py']
      : ['-m', 'uvicorn', 'main:app', '--host', '127.0.0.1', '--port', '0'];
    return {
      command: [pythonOf('fastapi'), '-W', 'error', ...how],
      env: { PYTHONPATH: dir, PYTHONUNBUFFERED: '1' },
      ready: /running on http:\/\/127\.0\.0\.1:(\d+)/,
    };
  },
};

export const django: Adapter = {
  ...common('django'),
  main: 'project/settings.py',
  serve() {
    // Preloading makes a mistake in the settings end the start, before anything listens.
    return {
      command: [pythonOf('django'), '-m', 'gunicorn', 'project.wsgi', '--preload', '--bind', '127.0.0.1:0'],
      env: { DJANGO_SETTINGS_MODULE: 'project.settings' },
      ready: /Listening at: http:\/\/[\d.]+:(\d+)/,
    };
  },
};
