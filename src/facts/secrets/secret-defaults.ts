import type { CodeModel } from '../code/code-model.ts';
import { isNoSecretText, isVariableOfSecret } from './app-secret-names.ts';
import type { Candidate, Filter } from './secret-source.ts';

/** Calls that give a setting the value which holds when nobody sets it: `viper.SetDefault("jwt-secret", "…")`, flags. */
const DEFAULT_SETTER =
  /\.SetDefault$|(^|\.)(environ|config)\.setdefault$|(^|[./])p?flag\.(NewFlagSet\(\)\.)?String$/;

/** `Joi.string().default('…')` with more of the chain behind it. */
const SCHEMA_DEFAULT = /\b(z|zod|joi|yup)\b.*\)\.default$/i;

/** Go's struct tags: `env:"JWT_SECRET" envDefault:"…"`, `envconfig:"JWT_SECRET" default:"…"`, `mapstructure:"jwt-secret"`. */
const STRUCT_TAG = /`(?=[^`\n]*\b(?:envDefault|env-default|default):")[^`\n]{1,300}`/g;

/** Secrets that a configuration gets where nobody sets them. */
export function fromDefaults(code: CodeModel, text: string, holds: Filter): Candidate[] {
  return [...fromSetters(code, holds), ...fromSchemas(code), ...fromStructTags(text)];
}

function fromSetters(code: CodeModel, holds: Filter): Candidate[] {
  return code.calls
    .filter((call) => DEFAULT_SETTER.test(call.callee))
    .flatMap(({ args: [name, value] }) =>
      name?.kind === 'string' && value?.kind === 'string' && holds(value)
        ? candidate(name.text, value.text, value.start, value.end)
        : [],
    );
}

function fromSchemas(code: CodeModel): Candidate[] {
  return code.assignments
    .filter(({ value }) => value.kind === 'call')
    .flatMap(({ name, value }) =>
      code.calls
        .filter((call) => call.start === value.start && call.end < value.end && isSchemaDefault(call.callee))
        .flatMap(({ args: [fallback], start, end }) =>
          fallback?.kind === 'string' ? candidate(name, fallback.text, start, end) : [],
        ),
    );
}

/** The model leaves a last part called `default` out, as it does for modules. */
function isSchemaDefault(callee: string): boolean {
  return SCHEMA_DEFAULT.test(`${callee}.default`) || SCHEMA_DEFAULT.test(callee);
}

function fromStructTags(text: string): Candidate[] {
  return [...text.matchAll(STRUCT_TAG)].flatMap((match) => {
    const name = /\b(?:env|envconfig|mapstructure):"([\w.-]+)/.exec(match[0])?.[1] ?? '';
    const value = /\b(?:envDefault|env-default|default):"([^"]*)"/.exec(match[0])?.[1] ?? '';
    return candidate(name, value, match.index, match.index + match[0].length);
  });
}

function candidate(name: string, literal: string, start: number, end: number): Candidate[] {
  return isVariableOfSecret(name) && !isNoSecretText(literal, name)
    ? [{ purpose: name, origin: { source: 'literal-fallback', literal }, start, end }]
    : [];
}
