/**
 * Builds and runs a Dockerfile without a container engine: each stage is an overlay over this machine's own file system,
 * which stands in for the base image. So RUN, COPY, ENV, USER, HEALTHCHECK and CMD are really carried out, with this
 * machine's node, python, java and go; what the base image itself holds is not tested.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  DockerfileParser,
  type Copy,
  type From,
  type Instruction,
  type JSONInstruction,
} from 'dockerfile-ast';
import { copyContext } from './docker-ignore.ts';
import { Child, childEnv, mustRun, run, type ExitResult } from './process.ts';

interface Stage {
  readonly name: string | undefined;
  /** Folder of the overlay: upper, work and the mounted root. */
  readonly folder: string;
  readonly env: Map<string, string>;
  workdir: string;
  user: string | undefined;
  command: readonly string[];
  health: readonly string[];
  readonly steps: string[];
}

/** A built image: the last stage of its Dockerfile. */
export class Image {
  constructor(private readonly stage: Stage) {}

  /** Where a path of the image lies, as far as the image adds it to its base. */
  path(inside: string): string {
    return join(this.stage.folder, 'upper', inside);
  }

  /** Starts CMD as USER in a network of its own, as a container has one. */
  start(): Child {
    const { folder } = this.stage;
    const script = [
      'set -eu',
      'ip link set lo up',
      ...mountLines(folder),
      `exec ${this.inside(this.stage.command)}`,
    ];
    return new Child(['unshare', '--mount', '--net', 'bash', '-c', script.join('\n')], { cwd: folder });
  }

  get healthCheck(): readonly string[] {
    return this.stage.health;
  }

  /** Runs a command inside of a started container, for example its health check. */
  exec(pid: number, command: readonly string[]): Promise<ExitResult> {
    const enter = `exec nsenter --target ${pid} --mount --net ${this.inside(command)}`;
    return run(['bash', '-c', enter], { cwd: this.stage.folder, limit: 20_000 });
  }

  private inside(command: readonly string[]): string {
    const { folder, user = '0:0', workdir, env } = this.stage;
    const assignments = [...env].map(([name, value]) => quote(`${name}=${value}`));
    const change = `cd ${quote(workdir)} && exec env -i ${assignments.join(' ')} ${command.map(quote).join(' ')}`;
    return `chroot --userspec=${user} ${quote(join(folder, 'root'))} /bin/bash -c ${quote(change)}`;
  }
}

/** Builds the Dockerfile in `dir`. Throws with the output of the step that failed. `cache` holds cache mounts. */
export async function buildImage(dir: string, dockerfile: string, cache: string): Promise<Image> {
  const work = join(dir, '.image');
  const context = join(work, 'context');
  copyContext(dir, context);
  const stages: Stage[] = [];
  for (const instruction of DockerfileParser.parse(dockerfile).getInstructions()) {
    apply(instruction, stages, { work, context, cache });
  }
  const last = stages.at(-1);
  if (last === undefined) {
    throw new Error('the Dockerfile has no FROM');
  }
  const script = [
    'set -euo pipefail',
    ...stages.flatMap((stage) => [...mountLines(stage.folder), ...stage.steps]),
  ];
  writeFileSync(join(work, 'build.sh'), `${script.join('\n')}\n`);
  await mustRun(['unshare', '--mount', 'bash', join(work, 'build.sh')], { cwd: work, limit: 400_000 });
  return new Image(last);
}

/** Why images cannot be built like this here; undefined when they can. */
export async function imagesMissing(folder: string): Promise<string | undefined> {
  mkdirSync(folder, { recursive: true });
  const script = [...mountLines(folder), `chroot ${quote(join(folder, 'root'))} /bin/true`].join(' && ');
  const { code } = await run(['unshare', '--mount', '--net', 'bash', '-c', script], { cwd: folder });
  return code === 0 ? undefined : 'overlay mounts in a namespace (root on Linux) are missing';
}

interface Places {
  readonly work: string;
  readonly context: string;
  readonly cache: string;
}

function apply(instruction: Instruction, stages: Stage[], places: Places): void {
  const keyword = instruction.getKeyword();
  if (keyword === 'FROM') {
    stages.push(newStage(instruction as From, stages.length, places.work));
    return;
  }
  const stage = stages.at(-1);
  const text = instruction.getArgumentsContent() ?? '';
  if (stage === undefined) {
    throw new Error(`${keyword} stands before FROM`);
  }
  switch (keyword) {
    case 'WORKDIR':
      stage.workdir = text;
      stage.steps.push(`mkdir -p ${quote(join(stage.folder, 'root', text))}`);
      break;
    case 'ENV':
      for (const [, name = '', value = ''] of text.matchAll(/(\w+)=(\S+)/g)) {
        stage.env.set(name, value.replace('$PATH', stage.env.get('PATH') ?? ''));
      }
      break;
    case 'COPY':
      stage.steps.push(...copySteps(instruction as Copy, stage, stages, places));
      break;
    case 'RUN':
      stage.steps.push(...runSteps(text, stage, places));
      break;
    case 'USER':
      stage.user = text;
      break;
    case 'CMD':
      stage.command = commandOf(instruction as JSONInstruction);
      break;
    case 'HEALTHCHECK':
      stage.health = JSON.parse(/CMD\s+(\[[\s\S]*\])/.exec(text)?.[1] ?? '["false"]') as string[];
      break;
    case 'EXPOSE':
      break;
    default:
      throw new Error(`${keyword} is not carried out by this harness`);
  }
}

function newStage(from: From, index: number, work: string): Stage {
  const folder = join(work, `stage${index}`);
  const base = { PATH: childEnv()['PATH'] ?? '', HOME: '/root', ...javaHome() };
  // Root's own folder is closed to others on this machine; interpreters below it must stay reachable.
  const steps = [`chmod 755 ${quote(join(folder, 'root/root'))}`];
  return {
    name: from.getBuildStage() ?? undefined,
    folder,
    env: new Map(Object.entries(base)),
    workdir: '/',
    user: undefined,
    command: [],
    health: ['false'],
    steps,
  };
}

function javaHome(): Record<string, string> {
  const home = process.env['JAVA_HOME'];
  return home === undefined ? {} : { JAVA_HOME: home };
}

function copySteps(copy: Copy, stage: Stage, stages: readonly Stage[], { context }: Places): string[] {
  const from = copy.getFromFlag()?.getValue();
  const origin =
    from === undefined ? context : join(stages.find(({ name }) => name === from)?.folder ?? '', 'root');
  const paths = copy.getArguments().map((argument) => argument.getValue());
  const target = paths.pop() ?? '';
  const to = join(stage.folder, 'root', target.startsWith('/') ? target : join(stage.workdir, target));
  const folder = target.endsWith('/') || paths.length > 1;
  return paths.map((path) => {
    const source = quote(join(origin, path));
    const file =
      folder || path === '.'
        ? `mkdir -p ${quote(to)} && cp -a ${source} ${quote(to)}/`
        : `cp -a ${source} ${quote(to)}`;
    return `if [ -d ${source} ]; then mkdir -p ${quote(to)} && cp -a ${source}/. ${quote(to)}/; else ${file}; fi`;
  });
}

function runSteps(text: string, stage: Stage, { cache }: Places): string[] {
  const mounts = [...text.matchAll(/--mount=type=cache,target=(\S+)/g)].map(([, target = '']) => target);
  const command = text.replace(/--mount=\S+\s+(\\\n\s*)?/g, '');
  const root = join(stage.folder, 'root');
  const binds = mounts.map((target) => {
    const kept = quote(join(cache, target));
    const inside = quote(join(root, target));
    return `mkdir -p ${kept} ${inside} && mount --bind ${kept} ${inside}`;
  });
  const assignments = [...stage.env].map(([name, value]) => quote(`${name}=${value}`));
  const shell = `cd ${quote(stage.workdir)} && exec env -i ${assignments.join(' ')} /bin/sh -c ${quote(command)}`;
  return [
    ...binds,
    `chroot ${quote(root)} /bin/bash -c ${quote(shell)}`,
    ...mounts.map((target) => `umount ${quote(join(root, target))}`),
  ];
}

function commandOf(instruction: JSONInstruction): string[] {
  const strings = instruction.getJSONStrings().map((argument) => argument.getJSONValue());
  return strings.length > 0 ? strings : ['/bin/sh', '-c', instruction.getArgumentsContent() ?? ''];
}

function mountLines(folder: string): string[] {
  const [upper, work, root] = ['upper', 'work', 'root'].map((name) => join(folder, name));
  return [
    `mkdir -p ${quote(upper ?? '')} ${quote(work ?? '')} ${quote(root ?? '')}`,
    `mount -t overlay overlay -o lowerdir=/,upperdir=${upper},workdir=${work} ${quote(root ?? '')}`,
    `mount --rbind /proc ${quote(`${root}/proc`)}`,
    `mount --rbind /dev ${quote(`${root}/dev`)}`,
  ];
}

function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
