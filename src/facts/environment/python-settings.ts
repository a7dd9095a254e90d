import type { FoundRead } from './environment-model.ts';

interface OpenClass {
  readonly indent: number;
  readonly fields: (FoundRead & { readonly isExplicit: boolean })[];
  prefix: string;
}

/**
 * The fields of pydantic's settings classes: each reads the variable of its name in capitals, after `env_prefix`. A field
 * may name another one (`validation_alias`, `alias`, `env`).
 */
export function readSettingsClasses(text: string): FoundRead[] {
  if (!text.includes('BaseSettings')) {
    return [];
  }
  const bases = new Set(['BaseSettings']);
  const found: FoundRead[] = [];
  let open: OpenClass | undefined;
  let offset = 0;
  const close = (): void => {
    const done = open;
    open = undefined;
    found.push(
      ...(done?.fields ?? []).map((field) => ({
        ...field,
        key: field.isExplicit ? field.key : `${done?.prefix ?? ''}${field.key}`.toUpperCase(),
        isImplicit: !field.isExplicit,
      })),
    );
  };
  for (const raw of text.split('\n')) {
    const line = raw.trimEnd();
    const indent = line.length - line.trimStart().length;
    if (open !== undefined && line.trim() !== '' && indent <= open.indent && !/^\s*[)\]}#]/.test(line)) {
      close();
    }
    const [, name, parents = ''] = /^\s*class\s+(\w+)\s*\(([^)]*)\)\s*:/.exec(line) ?? [];
    if (name !== undefined && parents.split(/[,.\s]+/).some((parent) => bases.has(parent))) {
      bases.add(name);
      open = { indent, fields: [], prefix: '' };
    } else if (open !== undefined) {
      open.prefix = /\benv_prefix\s*=\s*["']([^"']*)["']/.exec(line)?.[1] ?? open.prefix;
      const field = indent === open.indent + 4 ? readField(line, offset + indent) : undefined;
      if (field !== undefined) {
        open.fields.push(field);
      }
    }
    offset += raw.length + 1;
  }
  close();
  return found;
}

function readField(line: string, start: number): (FoundRead & { isExplicit: boolean }) | undefined {
  const [, name, type = '', value] = /^\s*([a-zA-Z]\w*)\s*:\s*([^=]+?)(?:\s*=\s*(.*))?$/.exec(line) ?? [];
  if (
    name === undefined ||
    name === 'model_config' ||
    /^ClassVar\b/.test(type) ||
    /^\s*(def|if|for|class|else|try|with|return)\b/.test(line)
  ) {
    return undefined;
  }
  const named = /\b(?:validation_alias|alias|env)\s*=\s*["'](\w+)["']/.exec(value ?? '')?.[1];
  const end = start + line.trim().length;
  return { key: named ?? name, start, end, hasDefault: value !== undefined, isExplicit: named !== undefined };
}
