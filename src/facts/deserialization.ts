import { argument, property, stringOf, type Call, type CodeModel, type Value } from './code/code-model.ts';
import { isDevelopmentOnly } from './guards.ts';
import { isConstant, isFileContent } from './injection/constant.ts';
import type { Site } from './site.ts';
import type { SourceFile } from './source-file.ts';
import type { LanguageFamily } from './syntax/languages.ts';

export type LoaderState =
  /** Builds whatever the data asks for. */
  | 'unsafe'
  /** The same, from a file of a fixed name, or of a cache that this file writes itself. */
  | 'own-data'
  /** Limited to harmless or listed types. */
  | 'limited'
  /** What it builds depends on the version of the library. */
  | 'by-version'
  /** External entities of XML are switched on. */
  | 'entities'
  /** A limit is named that this file does not show. */
  | 'open-question';

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

interface Found {
  readonly what: string;
  readonly state: LoaderState;
  readonly library?: string;
}

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

function inCall(call: Call, family: LanguageFamily, code: CodeModel, source: SourceFile): Found | undefined {
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

const isTrue = (value: Value | undefined): boolean => value?.kind === 'boolean' && value.value;
const isFalse = (value: Value | undefined): boolean => value?.kind === 'boolean' && !value.value;
const named = (call: Call, key: string): Value | undefined => call.named.find((entry) => entry.key === key)?.value;

const PICKLE = /^(c?[pP]ickle|_pickle|dill|cloudpickle|marshal|jsonpickle|joblib|pandas)\.(loads?|decode|Unpickler|read_pickle)$|^shelve\.open$/;

function inPython(call: Call, code: CodeModel): Found | undefined {
  const { callee } = call;
  const [first] = call.args;
  if (PICKLE.test(callee) && !/^(joblib\.loads|pandas\.load|marshal\.decode)/.test(callee)) {
    return { what: callee, state: stateOfData(callee, first, code) };
  }
  if (/^numpy\.load$/.test(callee)) {
    return isTrue(named(call, 'allow_pickle')) ? { what: 'numpy.load(allow_pickle=True)', state: stateOfData('pickle.load', first, code) } : undefined;
  }
  if (/^torch\.load$/.test(callee)) {
    return isFalse(named(call, 'weights_only')) ? { what: 'torch.load(weights_only=False)', state: stateOfData('torch.load', first, code) } : undefined;
  }
  if (/^yaml\.(load|load_all)$/.test(callee)) {
    const loader = argument(call, 1, 'Loader');
    const name = loader?.kind === 'name' ? loader.path : undefined;
    return loader === undefined
      ? { what: `${callee} without a loader`, state: first !== undefined && isConstant(first) ? 'limited' : stateOfData('yaml', first, code) }
      : name !== undefined && /(^|\.)C?(Safe|Base)Loader$/.test(name)
        ? { what: callee, state: 'limited' }
        : name !== undefined && /(^|\.)yaml\.C?(Unsafe|Full)?Loader$|^yaml\.C?(Unsafe|Full)?Loader$/.test(name)
          ? { what: `${callee} with ${name}`, state: /Full/.test(name) ? 'open-question' : stateOfData('yaml', first, code) }
          : { what: `${callee} with a loader of its own`, state: 'open-question' };
  }
  if (/^yaml\.unsafe_load(_all)?$/.test(callee)) {
    return { what: callee, state: stateOfData('yaml', first, code) };
  }
  if (/^lxml\.(etree|objectify)\.XMLParser$/.test(callee)) {
    return isTrue(named(call, 'resolve_entities')) ? { what: 'resolve_entities=True', state: 'entities' } : undefined;
  }
  const feature = call.method === 'setFeature' && first?.kind === 'name' ? first.path : '';
  return /feature_external_[gp]es$/.test(feature) && (isTrue(call.args[1]) || (call.args[1]?.kind === 'number' && call.args[1].text === '1'))
    ? { what: feature.slice(feature.lastIndexOf('.') + 1), state: 'entities' }
    : undefined;
}

/** A copy (`loads(dumps(x))`) and a file of a fixed name are one's own; so is, perhaps, what this file wrote. */
function stateOfData(callee: string, data: Value | undefined, code: CodeModel): LoaderState {
  const module = callee.split('.')[0] ?? '';
  if (data?.kind === 'call' && /(^|\.)dumps?$/.test(data.call.callee)) {
    return 'limited';
  }
  if (data?.kind === 'string') {
    return 'own-data';
  }
  const opened = data?.kind === 'call' && /(^|\.)open$/.test(data.call.callee) ? data.call : undefined;
  const isFixed = opened?.args[0] !== undefined && isConstant(opened.args[0]);
  const isWritten = opened !== undefined && code.calls.some((other) => other.callee === `${module}.dump`);
  return isFixed || isWritten ? 'own-data' : 'unsafe';
}

const XML_ON = /(external-(general|parameter)-entities|load-external-dtd)$|SUPPORT_DTD$|IS_SUPPORTING_EXTERNAL_ENTITIES$|javax\.xml\.stream\.(supportDTD|isSupportingExternalEntities)$/;

function inJava(call: Call, text: string): Found | undefined {
  const { callee } = call;
  const [first, second] = call.args;
  if (/ObjectInputStream\{\}\.(readObject|readUnshared)$/.test(callee)) {
    const isLimited = /setObjectInputFilter|ObjectInputFilter\b|ValidatingObjectInputStream|\bresolveClass\s*\(/.test(text);
    // A deep copy writes and reads in one place.
    const isCopy = /new ObjectOutputStream\(/.test(text) && /new ByteArrayOutputStream\(/.test(text);
    return { what: 'ObjectInputStream.readObject', state: isLimited ? 'limited' : isCopy ? 'own-data' : 'unsafe' };
  }
  if (/XMLDecoder(\{\}|\(\))\.readObject$/.test(callee)) {
    return { what: 'XMLDecoder.readObject', state: 'unsafe' };
  }
  if (/XStream(\{\}|\(\))\.fromXML$/.test(callee)) {
    return { what: 'XStream.fromXML', state: /\.allowTypes|\.allowTypesByWildcard|\.allowTypeHierarchy/.test(text) ? 'limited' : 'by-version', library: 'com.thoughtworks.xstream:xstream' };
  }
  if (/snakeyaml\.Yaml(\{\}|\(\))\.(load|loadAll)$/.test(callee)) {
    const isSafe = /new (SafeConstructor|Constructor)\(/.test(text);
    return { what: 'Yaml.load', state: /new SafeConstructor\(/.test(text) ? 'limited' : isSafe ? 'open-question' : first !== undefined && isConstant(first) ? 'limited' : 'by-version', library: 'org.yaml:snakeyaml' };
  }
  if (/ObjectMapper(\{\}|\(\))\.enableDefaultTyping$/.test(callee)) {
    return { what: 'enableDefaultTyping', state: 'unsafe' };
  }
  if (call.method === 'activateDefaultTyping') {
    return { what: 'activateDefaultTyping', state: /BasicPolymorphicTypeValidator/.test(text) ? 'limited' : 'open-question' };
  }
  const feature = stringOf(first) ?? (first?.kind === 'name' ? first.path : '');
  const isOn = isTrue(second) || (second?.kind === 'name' && second.path === 'Boolean.TRUE');
  if (/^(setFeature|setProperty|setAttribute)$/.test(call.method)) {
    return (XML_ON.test(feature) && isOn) || (/disallow-doctype-decl$/.test(feature) && isFalse(second))
      ? { what: `${feature.slice(feature.lastIndexOf('/') + 1)} = ${String(isOn)}`, state: 'entities' }
      : undefined;
  }
  return undefined;
}

function inRuby(call: Call, text: string): Found | undefined {
  const { callee } = call;
  const [first] = call.args;
  if (/^Marshal\.(load|restore)$/.test(callee)) {
    const isOwn = first?.kind === 'call' && /Marshal\.dump$/.test(first.call.callee);
    const isFile = first?.kind === 'call' && /^(File|IO)\.(bin)?read$/.test(first.call.callee) && first.call.args.every(isConstant);
    return { what: callee, state: isOwn ? 'limited' : isFile ? 'own-data' : 'unsafe' };
  }
  if (/^(YAML|Psych)\.(unsafe_load|unsafe_load_file)$/.test(callee)) {
    return { what: callee, state: first !== undefined && isConstant(first) ? 'own-data' : 'unsafe' };
  }
  if (/^(YAML|Psych)\.(load|load_file)$/.test(callee)) {
    // Since Psych 4 (Ruby 3.1) `load` is the safe one.
    return { what: callee, state: first !== undefined && isConstant(first) ? 'own-data' : 'by-version', library: 'psych' };
  }
  const written = text.slice(call.start, call.end);
  return /^Nokogiri(::|\.)XML|Nokogiri::XML/.test(callee) && /\bnoent\b|NOENT/.test(written)
    ? { what: 'Nokogiri with noent', state: 'entities' }
    : undefined;
}

function inPhp(call: Call, text: string): Found | undefined {
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
  return /^(simplexml_load_(string|file)|SimpleXMLElement|DOMDocument\{\}\.load(XML)?)$|\.(loadXML|load)$/.test(callee) && /\bLIBXML_NOENT\b/.test(written)
    ? { what: 'LIBXML_NOENT', state: 'entities' }
    : undefined;
}

/** The content of a file whose path the code fixes, or begins with a folder. */
function isOwnFile(data: Value | undefined): boolean {
  const path = data?.kind === 'call' && isFileContent(data) ? data.call.args[0] : undefined;
  const start = path?.kind === 'template' ? path.parts[0] : path;
  return start !== undefined && (path?.kind === 'template' ? start.kind === 'string' && start.text.includes('/') : isConstant(start));
}

function isOwnPhpFile(data: Value | undefined): boolean {
  return data?.kind === 'call' && /(^|\\)file_get_contents$/.test(data.call.callee) && data.call.args.every(isConstant);
}

function inScript(call: Call): Found | undefined {
  const { callee } = call;
  const [first, second] = call.args;
  if (/^node-serialize(\(\))?\.unserialize$|^funcster\.deepDeserialize$|^cryo\.parse$/.test(callee)) {
    return { what: callee, state: first !== undefined && isConstant(first) ? 'limited' : 'unsafe' };
  }
  if (/^js-yaml\.(load|loadAll)$/.test(callee)) {
    const schema = property(second, 'schema');
    const isSafe = schema?.kind === 'name' && /(SAFE|CORE|JSON|FAILSAFE)_SCHEMA$/.test(schema.path);
    return { what: callee, state: isSafe || (first !== undefined && isConstant(first)) ? 'limited' : 'by-version', library: 'js-yaml' };
  }
  return /^libxmljs2?\.(parseXml|parseXmlString)$/.test(callee) && isTrue(property(second, 'noent'))
    ? { what: 'libxmljs with noent', state: 'entities' }
    : undefined;
}
