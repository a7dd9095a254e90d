import type { SyntaxNode, SyntaxTree } from '../syntax/syntax-trees.ts';
import type { CodeModel } from './code-model.ts';
import { isPlain, pairs, PhpNames, withoutSigil } from './php-names.ts';
import { PHP_CONSTRUCTS, PHP_FUNCTIONS } from './php-values.ts';
import { lastPart, NO_ARGUMENTS } from './reader.ts';
import { childrenOfType, namedChildren, range } from './walk.ts';

const CALLS = [
  'function_call_expression',
  'member_call_expression',
  'nullsafe_member_call_expression',
  'scoped_call_expression',
  'object_creation_expression',
  'attribute',
  ...Object.keys(PHP_CONSTRUCTS),
];

const VISITED = [
  ...CALLS,
  'namespace_use_declaration',
  'assignment_expression',
  'augmented_assignment_expression',
  'update_expression',
  'array_element_initializer',
  'const_element',
  'property_declaration',
  'property_promotion_parameter',
  'simple_parameter',
  'variadic_parameter',
  'foreach_statement',
  'catch_clause',
  'global_declaration',
  'static_variable_declaration',
  'php_tag',
];

const CALL_TYPES: ReadonlySet<string> = new Set(CALLS);
/** Builds the model of a PHP file. */
export function readPhp(tree: SyntaxTree): CodeModel {
  return new PhpReader(PHP_FUNCTIONS, VISITED).read(tree);
}

class PhpReader extends PhpNames {
  protected override visit(node: SyntaxNode): void {
    if (CALL_TYPES.has(node.type)) {
      this.#readCall(node);
      return;
    }
    switch (node.type) {
      case 'assignment_expression':
      case 'augmented_assignment_expression':
        this.#readAssignment(node);
        break;
      case 'array_element_initializer':
        this.#readElement(node);
        break;
      case 'const_element': {
        const [name, value] = namedChildren(node);
        if (name !== undefined && value !== undefined) {
          this.addAssignment(node, name.text, this.value(value));
        }
        break;
      }
      case 'property_declaration':
        for (const element of childrenOfType(node, 'property_element')) {
          const name = element.childForFieldName('name')?.text ?? '?';
          const value = element.childForFieldName('default_value');
          if (value !== null) {
            this.addAssignment(element, name, this.value(value), withoutSigil(name));
          }
        }
        break;
      case 'static_variable_declaration': {
        const name = node.childForFieldName('name')?.text ?? '?';
        const value = node.childForFieldName('value');
        if (value !== null) {
          this.addAssignment(node, name, this.value(value), withoutSigil(name));
        }
        break;
      }
      case 'php_tag':
        this.#readTag(node);
        break;
      default:
        if (PHP_FUNCTIONS.has(node.type)) {
          this.addFunction(node);
        }
    }
  }

  #readCall(node: SyntaxNode): void {
    const call = this.call(node);
    const [first, second] = call.args;
    this.addCall(call);
    if (call.callee === 'define' && first?.kind === 'string' && second !== undefined) {
      this.addAssignment(node, first.text, second, first.text);
    } else if (/^(?:include|require)/.test(PHP_CONSTRUCTS[node.type] ?? '') && first?.kind === 'string') {
      this.addImport({ ...range(node), module: first.text, name: undefined, local: '' });
    }
  }

  /** `<?= $x ?>` is short for `echo`. */
  #readTag(node: SyntaxNode): void {
    const statement = node.nextNamedSibling ?? node.parent?.nextNamedSibling;
    const expression = statement?.type === 'expression_statement' ? statement.namedChild(0) : null;
    if (node.text === '<?=' && expression !== null) {
      const args = { ...NO_ARGUMENTS, args: [this.value(expression)] };
      this.addCall({ ...this.makeCall(node, node, 'echo', null, args), end: expression.endIndex });
    }
  }

  #readAssignment(node: SyntaxNode): void {
    const left = node.childForFieldName('left');
    const right = node.childForFieldName('right');
    if (left === null || right === null || !isPlain(node)) {
      return;
    }
    for (const [target, value] of pairs(left, right)) {
      const path = this.targetOf(target);
      this.addAssignment(node, path, this.value(value), this.keyOf(target) ?? withoutSigil(lastPart(path)));
    }
  }

  /** `'key' => value` */
  #readElement(node: SyntaxNode): void {
    const [key, value] = namedChildren(node);
    const name = key !== undefined && value !== undefined ? this.value(key) : undefined;
    if (name?.kind === 'string' && value !== undefined) {
      this.addAssignment(node, name.text, this.value(value), name.text);
    }
  }
}
