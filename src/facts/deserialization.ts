import { property, stringOf, type Call, type CodeModel, type Value } from './code/code-model.ts';
import { isDevelopmentOnly } from './guards.ts';
import { isConstant, isFileContent } from './injection/constant.ts';
import { inPython } from './loaders/in-python.ts';
import { isFalse, isTrue, named, type FoundLoader, type LoaderState } from './loaders/loader.ts';
import type { Site } from './site.ts';

import type { SourceFile } from './source-file.ts';
import type { LanguageFamily } from './syntax/languages.ts';

/** A call that turns data into objects, or reads XML with external entities. */
export interface Loader {
  readonly what: string;
  readonly state: LoaderState;
  /** The package whose version decides, as in the list of library defaults. */
  readonly library: string | undefined;
  /** Reads a file below a folder that the code names. */
  readonly isOwnFile: boolean;
  readonly isGuarded: boolean;
  readonly site: Site;
}

/** Texts without which no file can hold such a call. */
export const LOADER_GATE =
  /pickle|marshal|shelve|dill|joblib|yaml|unserialize|ObjectInputStream|XMLDecoder|XStream|DefaultTyping|node-serialize|funcster|cryo|resolve_entities|external[_-](ges|general|parameter)|disallow-doctype|SUPPORT(_DTD|ING_EXTERNAL)|ExpandEntity|noent|entity_loader|Oj\./i;

/** Finds the calls of a file. */
export function readLoaders(source: SourceFile): readonly Loader[] | undefined {
  const code = source.code();
  const { family } = source;
  if (code === undefined || family === undefined) {
    return undefined;
  }
  const loaders = code.calls.flatMap((call): Loader[] => {
    const found = inCall(call, family, code, source);
    return found === undefined
      ? []
      : [
          {
            what: found.what,
            state: found.state,
            library: found.library,
            isOwnFile: isOwnFile(call.args[0]),
            isGuarded: isDevelopmentOnly(source, call.start),
            site: source.site(call.calleeRange.start, call.end),
          },
        ];
  });
  return loaders.length === 0 ? undefined : loaders;
}

function inCall(
  call: Call,
  family: LanguageFamily,
  code: CodeModel,
  source: SourceFile,
): FoundLoader | undefined {
  if (call.isDecorator) {
    return undefined;
  }
  switch (family) {
    case 'python':
      return inPython(call, code);
    case 'java':
      return inJava(call, source.text);
    case 'ruby':
      return inRuby(call, source.text);
    case 'php':
      return inPhp(call, source.text);
    case 'javascript':
      return inScript(call);
    default:
      return undefined;
  }
}

const XML_ON =
  /(external-(general|parameter)-entities|load-external-dtd)$|SUPPORT_DTD$|IS_SUPPORTING_EXTERNAL_ENTITIES$|javax\.xml\.stream\.(supportDTD|isSupportingExternalEntities)$/;

function inJava(call: Call, text: string): FoundLoader | undefined {
  const { callee } = call;
  const [first, second] = call.args;
  if (/ObjectInputStream\{\}\.(readObject|readUnshared)$/.test(callee)) {
    const isLimited =
      /setObjectInputFilter|ObjectInputFilter\b|ValidatingObjectInputStream|\bresolveClass\s*\(/.test(text);
    // A deep copy writes and reads in one place.
    const isCopy = text.includes('new ObjectOutputStream(') && text.includes('new ByteArrayOutputStream(');
    return {
      what: 'ObjectInputStream.readObject',
      state: isLimited ? 'limited' : isCopy ? 'own-data' : 'unsafe',
    };
  }
  if (/XMLDecoder(\{\}|\(\))\.readObject$/.test(callee)) {
    return { what: 'XMLDecoder.readObject', state: 'unsafe' };
  }
  if (/XStream(\{\}|\(\))\.fromXML$/.test(callee)) {
    return {
      what: 'XStream.fromXML',
      state: /\.allowTypes|\.allowTypesByWildcard|\.allowTypeHierarchy/.test(text) ? 'limited' : 'by-version',
      library: 'com.thoughtworks.xstream:xstream',
    };
  }
  if (/snakeyaml\.Yaml(\{\}|\(\))\.(load|loadAll)$/.test(callee)) {
    const isSafe = /new (SafeConstructor|Constructor)\(/.test(text);
    return {
      what: 'Yaml.load',
      state: text.includes('new SafeConstructor(')
        ? 'limited'
        : isSafe
          ? 'open-question'
          : first !== undefined && isConstant(first)
            ? 'limited'
            : 'by-version',
      library: 'org.yaml:snakeyaml',
    };
  }
  if (/ObjectMapper(\{\}|\(\))\.enableDefaultTyping$/.test(callee)) {
    return { what: 'enableDefaultTyping', state: 'unsafe' };
  }
  if (call.method === 'activateDefaultTyping') {
    return {
      what: 'activateDefaultTyping',
      state: text.includes('BasicPolymorphicTypeValidator') ? 'limited' : 'open-question',
    };
  }
  const feature = stringOf(first) ?? (first?.kind === 'name' ? first.path : '');
  const isOn = isTrue(second) || (second?.kind === 'name' && second.path === 'Boolean.TRUE');
  if (/^(setFeature|setProperty|setAttribute)$/.test(call.method)) {
    return (XML_ON.test(feature) && isOn) || (feature.endsWith('disallow-doctype-decl') && isFalse(second))
      ? { what: `${feature.slice(feature.lastIndexOf('/') + 1)} = ${String(isOn)}`, state: 'entities' }
      : undefined;
  }
  return undefined;
}

function inRuby(call: Call, text: string): FoundLoader | undefined {
  const { callee } = call;
  const [first] = call.args;
  if (/^Marshal\.(load|restore)$/.test(callee)) {
    const isOwn = first?.kind === 'call' && first.call.callee.endsWith('Marshal.dump');
    const isFile =
      first?.kind === 'call' &&
      /^(File|IO)\.(bin)?read$/.test(first.call.callee) &&
      first.call.args.every(isConstant);
    return { what: callee, state: isOwn ? 'limited' : isFile ? 'own-data' : 'unsafe' };
  }
  if (/^(YAML|Psych)\.(unsafe_load|unsafe_load_file)$/.test(callee)) {
    return { what: callee, state: first !== undefined && isConstant(first) ? 'own-data' : 'unsafe' };
  }
  if (/^(YAML|Psych)\.(load|load_file)$/.test(callee)) {
    // Since Psych 4 (Ruby 3.1) `load` is the safe one.
    return {
      what: callee,
      state: first !== undefined && isConstant(first) ? 'own-data' : 'by-version',
      library: 'psych',
    };
  }
  // Oj's object mode builds the class that `^o` names.
  if (callee === 'Oj.object_load' || (callee === 'Oj.load' && stringOf(named(call, 'mode')) === 'object')) {
    return { what: callee, state: first !== undefined && isConstant(first) ? 'limited' : 'unsafe' };
  }
  const written = text.slice(call.start, call.end);
  return /^Nokogiri(::|\.)XML|Nokogiri::XML/.test(callee) && /\bnoent\b|NOENT/.test(written)
    ? { what: 'Nokogiri with noent', state: 'entities' }
    : undefined;
}

function inPhp(call: Call, text: string): FoundLoader | undefined {
  const callee = call.callee.replace(/^\\/, '');
  if (callee === 'unserialize') {
    const [data, options] = call.args;
    const allowed = property(options ?? named(call, 'options'), 'allowed_classes');
    const isCopy = data?.kind === 'call' && /(^|\\)serialize$/.test(data.call.callee);
    const isFixed = data !== undefined && isConstant(data);
    return {
      what: 'unserialize',
      state:
        isCopy || isFixed || isFalse(allowed) || allowed?.kind === 'list'
          ? 'limited'
          : allowed !== undefined && !isTrue(allowed)
            ? 'open-question'
            : isOwnPhpFile(data)
              ? 'own-data'
              : 'unsafe',
    };
  }
  if (callee === 'libxml_disable_entity_loader' && isFalse(call.args[0])) {
    return { what: callee, state: 'entities' };
  }
  const written = text.slice(call.start, call.end);
  return /^(simplexml_load_(string|file)|SimpleXMLElement|DOMDocument\{\}\.load(XML)?)$|\.(loadXML|load)$/.test(
    callee,
  ) && /\bLIBXML_NOENT\b/.test(written)
    ? { what: 'LIBXML_NOENT', state: 'entities' }
    : undefined;
}

/** The content of a file whose path the code fixes, or begins with a folder. */
function isOwnFile(data: Value | undefined): boolean {
  const path = data?.kind === 'call' && isFileContent(data) ? data.call.args[0] : undefined;
  const start = path?.kind === 'template' ? path.parts[0] : path;
  return (
    start !== undefined &&
    (path?.kind === 'template' ? start.kind === 'string' && start.text.includes('/') : isConstant(start))
  );
}

function isOwnPhpFile(data: Value | undefined): boolean {
  return (
    data?.kind === 'call' &&
    /(^|\\)file_get_contents$/.test(data.call.callee) &&
    data.call.args.every(isConstant)
  );
}

function inScript(call: Call): FoundLoader | undefined {
  const { callee } = call;
  const [first, second] = call.args;
  if (/^node-serialize(\(\))?\.unserialize$|^funcster\.deepDeserialize$|^cryo\.parse$/.test(callee)) {
    return { what: callee, state: first !== undefined && isConstant(first) ? 'limited' : 'unsafe' };
  }
  if (/^js-yaml\.(load|loadAll)$/.test(callee)) {
    const schema = property(second, 'schema');
    const isSafe = schema?.kind === 'name' && /(SAFE|CORE|JSON|FAILSAFE)_SCHEMA$/.test(schema.path);
    return {
      what: callee,
      state: isSafe || (first !== undefined && isConstant(first)) ? 'limited' : 'by-version',
      library: 'js-yaml',
    };
  }
  return /^libxmljs2?\.(parseXml|parseXmlString)$/.test(callee) && isTrue(property(second, 'noent'))
    ? { what: 'libxmljs with noent', state: 'entities' }
    : undefined;
}
