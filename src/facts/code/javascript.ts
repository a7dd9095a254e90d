import type { SyntaxNode, SyntaxTree } from '../syntax/syntax-trees.ts';
import type { CodeModel } from './code-model.ts';
import { isPlain, JavaScriptNames, memberKey } from './javascript-names.ts';
import { FUNCTIONS, keyText, moduleName, requiredModule } from './javascript-values.ts';
import { NO_ARGUMENTS } from './reader.ts';
import { range } from './walk.ts';

const VISITED = [
  'import_statement',
  'export_statement',
  'call_expression',
  'new_expression',
  'decorator',
  'variable_declarator',
  'assignment_expression',
  'augmented_assignment_expression',
  'update_expression',
  'pair',
  'public_field_definition',
  'field_definition',
  'required_parameter',
  'optional_parameter',
  'formal_parameters',
  'catch_clause',
  'for_in_statement',
];

/** Builds the model of a JavaScript or TypeScript file. */
export function readJavaScript(tree: SyntaxTree): CodeModel {
  return new JavaScriptReader(FUNCTIONS, VISITED).read(tree);
}

class JavaScriptReader extends JavaScriptNames {
  protected override visit(node: SyntaxNode): void {
    switch (node.type) {
      case 'call_expression':
      case 'new_expression':
        this.#readCall(node);
        break;
      case 'decorator':
        this.#readDecorator(node);
        break;
      case 'variable_declarator':
      case 'assignment_expression':
      case 'augmented_assignment_expression':
        this.#readAssignment(node);
        break;
      case 'pair':
      case 'public_field_definition':
      case 'field_definition':
        this.#readMember(node);
        break;
      case 'export_statement': {
        const source = node.childForFieldName('source');
        if (source !== null) {
          this.addImport({ ...range(node), module: moduleName(source), name: undefined, local: '' });
        }
        break;
      }
      default:
        if (FUNCTIONS.has(node.type)) {
          this.addFunction(node);
        }
    }
  }

  #readCall(node: SyntaxNode): void {
    this.addCall(this.call(node));
    const module = requiredModule(node);
    if (module !== undefined && !this.required.has(node.id)) {
      this.addImport({ ...range(node), module, name: undefined, local: '' });
    }
  }

  /** The call inside `@name(…)` is visited on its own; a plain `@name` is a call without arguments. */
  #readDecorator(node: SyntaxNode): void {
    const target = node.namedChild(0);
    if (target !== null && target.type !== 'call_expression') {
      const call = this.makeCall(node, target, this.path(target), null, NO_ARGUMENTS);
      this.addCall({ ...call, isDecorator: true });
    }
  }

  #readAssignment(node: SyntaxNode): void {
    const target = node.childForFieldName('name') ?? node.childForFieldName('left');
    const value = node.childForFieldName('value') ?? node.childForFieldName('right');
    if (target === null || value === null || target.type.endsWith('_pattern') || !isPlain(node)) {
      return;
    }
    this.addAssignment(node, this.targetOf(target), this.value(value), this.#nameOf(target));
  }

  /** The last part of a target, which may be a key with dots of its own. */
  #nameOf(target: SyntaxNode): string | undefined {
    const index = target.type === 'subscript_expression' ? target.childForFieldName('index') : null;
    const key = index === null ? undefined : this.value(index);
    return key?.kind === 'string' ? key.text : undefined;
  }

  /** Properties of object literals and class fields are assignments too: `{ secret: 'x' }`. */
  #readMember(node: SyntaxNode): void {
    const key = memberKey(node);
    const value = node.childForFieldName('value');
    if (key !== null && value !== null) {
      const name = keyText(key) ?? '?';
      this.addAssignment(node, name, this.value(value), name.replace(/^#/, ''));
    }
  }
}
