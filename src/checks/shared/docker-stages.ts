import {
  readAssignments,
  readEnvironment,
  type Dockerfile,
  type DockerStage,
} from '../../facts/dockerfiles.ts';
import { expandVariables } from '../../facts/variables.ts';

/** What a stage is built on: another stage of the file, or an image (undefined where a variable hides its name). */
export type StageBase =
  | { readonly kind: 'stage'; readonly stage: DockerStage }
  | { readonly kind: 'image'; readonly text: string | undefined };

/** Names of stages that are for tests and laptops. */
const DEVELOPMENT_STAGE =
  /^(dev(el(op(ment)?)?)?|tests?|testing|debug|debugger|lint|linter|ci|e2e|unit|integration|devcontainer|watch)([-_].*)?$|[-_](dev|development|test|tests|debug|lint)$/i;

/** The `ARG`s above the first `FROM` with their defaults, which may name each other. */
export function globalValues(dockerfile: Dockerfile): Map<string, string> {
  const values = new Map<string, string>();
  for (const { name, value } of dockerfile.globalArgs) {
    const expanded = value === undefined ? undefined : expandVariables(value, values);
    if (expanded !== undefined) {
      values.set(name, expanded);
    }
  }
  return values;
}

/** What a stage is built on. A name that only a platform variable completes (`base-$TARGETARCH`) is the first stage it fits. */
export function baseOf(stage: DockerStage, dockerfile: Dockerfile): StageBase {
  const earlier = dockerfile.stages.slice(0, dockerfile.stages.indexOf(stage));
  const text = expandVariables(stage.from, globalValues(dockerfile));
  const named = earlier.findLast(
    (candidate) => candidate.name !== undefined && text?.toLowerCase() === candidate.name.toLowerCase(),
  );
  if (named !== undefined) {
    return { kind: 'stage', stage: named };
  }
  if (text === undefined) {
    const fitting = earlier.find(
      (candidate) => candidate.name !== undefined && fits(candidate.name, stage.from, dockerfile),
    );
    return fitting === undefined ? { kind: 'image', text: undefined } : { kind: 'stage', stage: fitting };
  }
  return { kind: 'image', text };
}

/** True for a stage name that a `FROM` with an open variable can mean; a variable alone can mean any image. */
function fits(name: string, from: string, dockerfile: Dockerfile): boolean {
  const values = globalValues(dockerfile);
  const parts = from
    .split(/(\$\w+|\$\{[^}]*\})/)
    .map((part) => (part.startsWith('$') ? (expandVariables(part, values) ?? null) : part));
  const fixed = parts.filter((part) => part !== null && part !== '');
  const pattern = parts.map((part) => (part === null ? '[\\w.-]+' : part.replace(/[^\w]/g, '\\$&'))).join('');
  const isShort = name.length <= 100 && parts.length - fixed.length <= 4;
  return fixed.length > 0 && isShort && new RegExp(`^${pattern}$`, 'i').test(name);
}

/** A stage after the stages that it is built on, the oldest first. */
export function lineageOf(stage: DockerStage, dockerfile: Dockerfile): DockerStage[] {
  const chain = [stage];
  for (
    let base = baseOf(stage, dockerfile);
    base.kind === 'stage' && !chain.includes(base.stage);
    base = baseOf(base.stage, dockerfile)
  ) {
    chain.unshift(base.stage);
  }
  return chain;
}

/** The image that a stage is in the end built on; undefined where a variable hides it. */
export function rootImageOf(stage: DockerStage, dockerfile: Dockerfile): string | undefined {
  const [oldest = stage] = lineageOf(stage, dockerfile);
  const base = baseOf(oldest, dockerfile);
  return base.kind === 'image' ? base.text : undefined;
}

/** The stage that is shipped: the last one that is not there for tests or laptops. */
export function shippedStage(dockerfile: Dockerfile): DockerStage | undefined {
  const isShipped = (stage: DockerStage): boolean =>
    stage.name === undefined || !DEVELOPMENT_STAGE.test(stage.name);
  return dockerfile.stages.findLast(isShipped) ?? dockerfile.stages.at(-1);
}

/** The values of `ARG` and `ENV` that hold at the end of a stage, as far as the file gives them. */
export function valuesOf(stage: DockerStage, dockerfile: Dockerfile): Map<string, string> {
  const global = globalValues(dockerfile);
  const values = new Map<string, string>();
  for (const member of lineageOf(stage, dockerfile)) {
    for (const { keyword, argument } of member.instructions) {
      const read =
        keyword === 'ARG' ? readAssignments(argument) : keyword === 'ENV' ? readEnvironment(argument) : [];
      for (const { name, value } of read) {
        const expanded = value === undefined ? global.get(name) : expandVariables(value, values);
        if (expanded !== undefined) {
          values.set(name, expanded);
        }
      }
    }
  }
  return values;
}

/** True for a stage that is there for tests and laptops, by its name. */
export function isDevelopmentStage(name: string | undefined): boolean {
  return name !== undefined && DEVELOPMENT_STAGE.test(name);
}

/** Names of stages that only developers build, for their own machines. */
const LAPTOP_STAGE =
  /^(dev(el(op(ment)?)?)?|debug|debugger|devcontainer|watch|local)([-_].*)?$|[-_](dev|development|debug)$/i;

/** True for a stage for laptops that no other stage is built on or copies from. */
export function isOnlyForLaptops(stage: DockerStage, dockerfile: Dockerfile): boolean {
  const isLaptop = ({ name }: DockerStage): boolean => name !== undefined && LAPTOP_STAGE.test(name);
  const isLast = dockerfile.stages.at(-1) === stage;
  return (
    isLaptop(stage) &&
    !isLast &&
    !dockerfile.stages.some(
      (other) =>
        !isLaptop(other) &&
        (lineageOf(other, dockerfile).includes(stage) ||
          other.instructions.some(({ flags }) =>
            flags.some((flag) => flag.toLowerCase().includes(`from=${stage.name?.toLowerCase() ?? ''}`)),
          )),
    )
  );
}
