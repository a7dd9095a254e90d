import { argument, type Call, type CodeModel, type Value } from '../code/code-model.ts';
import { isConstant } from '../injection/constant.ts';
import { isFalse, isTrue, named, type FoundLoader, type LoaderState } from './loader.ts';

const PICKLE =
  /^(c?[pP]ickle|_pickle|dill|cloudpickle|marshal|jsonpickle|joblib|pandas)\.(loads?|decode|Unpickler|read_pickle)$|^shelve\.open$/;

/** Python's loaders, and XML parsers with entities on. */
export function inPython(call: Call, code: CodeModel): FoundLoader | undefined {
  const { callee } = call;
  const [first] = call.args;
  if (PICKLE.test(callee) && !/^(joblib\.loads|pandas\.load|marshal\.decode)/.test(callee)) {
    return { what: callee, state: stateOfData(callee, first, code) };
  }
  if (/^numpy\.load$/.test(callee)) {
    return isTrue(named(call, 'allow_pickle'))
      ? { what: 'numpy.load(allow_pickle=True)', state: stateOfData('pickle.load', first, code) }
      : undefined;
  }
  if (/^torch\.load$/.test(callee)) {
    return isFalse(named(call, 'weights_only'))
      ? { what: 'torch.load(weights_only=False)', state: stateOfData('torch.load', first, code) }
      : undefined;
  }
  if (/^yaml\.(load|load_all)$/.test(callee)) {
    const loader = argument(call, 1, 'Loader');
    const name = loader?.kind === 'name' ? loader.path : undefined;
    return loader === undefined
      ? {
          what: `${callee} without a loader`,
          state: first !== undefined && isConstant(first) ? 'limited' : stateOfData('yaml', first, code),
        }
      : name !== undefined && /(^|\.)C?(Safe|Base)Loader$/.test(name)
        ? { what: callee, state: 'limited' }
        : name !== undefined &&
            /(^|\.)yaml\.C?(Unsafe|Full)?Loader$|^yaml\.C?(Unsafe|Full)?Loader$/.test(name)
          ? {
              what: `${callee} with ${name}`,
              state: name.includes('Full') ? 'open-question' : stateOfData('yaml', first, code),
            }
          : { what: `${callee} with a loader of its own`, state: 'open-question' };
  }
  if (/^yaml\.unsafe_load(_all)?$/.test(callee)) {
    return { what: callee, state: stateOfData('yaml', first, code) };
  }
  if (/^lxml\.(etree|objectify)\.XMLParser$/.test(callee)) {
    return isTrue(named(call, 'resolve_entities'))
      ? { what: 'resolve_entities=True', state: 'entities' }
      : undefined;
  }
  const feature = call.method === 'setFeature' && first?.kind === 'name' ? first.path : '';
  return /feature_external_[gp]es$/.test(feature) &&
    (isTrue(call.args[1]) || (call.args[1]?.kind === 'number' && call.args[1].text === '1'))
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
