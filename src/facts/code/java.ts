import type { SyntaxNode, SyntaxTree } from '../syntax/syntax-trees.ts';
import type { CodeModel } from './code-model.ts';
import { JAVA_FUNCTIONS, JavaValues } from './java-values.ts';
import { WHOLE_FILE } from './scope.ts';
import { childrenOfType, fieldChildren, namedChildren, range } from './walk.ts';

const VISITED = [
  'import_declaration',
  'method_invocation',
  'object_creation_expression',
  'explicit_constructor_invocation',
  'annotation',
  'marker_annotation',
  'field_declaration',
  'constant_declaration',
  'local_variable_declaration',
  'formal_parameter',
  'spread_parameter',
  'inferred_parameters',
  'catch_formal_parameter',
  'enhanced_for_statement',
  'resource',
  'instanceof_expression',
  'type_pattern',
  'assignment_expression',
  'update_expression',
];

const DECLARATIONS = new Set(['field_declaration', 'constant_declaration', 'local_variable_declaration']);

/** Builds the model of a Java file. */
export function readJava(tree: SyntaxTree): CodeModel {
  return new JavaReader(JAVA_FUNCTIONS, VISITED).read(tree);
}

class JavaReader extends JavaValues {
  protected override declare(node: SyntaxNode): void {
    switch (node.type) {
      case 'import_declaration':
        this.#declareImport(node);
        break;
      case 'annotation':
      case 'marker_annotation':
        this.decorators.add(node.id);
        break;
      case 'field_declaration':
      case 'constant_declaration':
      case 'local_variable_declaration':
        for (const declarator of fieldChildren(node, 'declarator')) {
          const name = declarator.childForFieldName('name');
          this.#declareTyped(node, name, declarator.childForFieldName('value'));
        }
        break;
      case 'resource':
        this.#declareTyped(node, node.childForFieldName('name'), node.childForFieldName('value'));
        break;
      case 'formal_parameter':
      case 'enhanced_for_statement':
        this.#declareTyped(node, node.childForFieldName('name'), null);
        this.#declareUnknown(node.childForFieldName('name'));
        break;
      case 'instanceof_expression':
        this.#declareUnknown(node.childForFieldName('name'), node.childForFieldName('right'));
        break;
      case 'spread_parameter':
        for (const declarator of childrenOfType(node, 'variable_declarator')) {
          this.#declareUnknown(declarator.childForFieldName('name'));
        }
        break;
      case 'type_pattern': {
        const [type, name] = namedChildren(node);
        this.#declareUnknown(name ?? null, type);
        break;
      }
      case 'catch_formal_parameter':
        this.#declareUnknown(node.childForFieldName('name'));
        break;
      case 'inferred_parameters':
        namedChildren(node).forEach((name) => {
          this.#declareUnknown(name);
        });
        break;
      case 'lambda_expression': {
        const parameters = node.childForFieldName('parameters');
        this.#declareUnknown(parameters?.type === 'identifier' ? parameters : null);
        break;
      }
      case 'assignment_expression':
        this.#declareAssignment(node);
        break;
      case 'update_expression': {
        const name = namedChildren(node)[0];
        if (name?.type === 'identifier') {
          this.names.addReassignment(name.text, name.startIndex, undefined);
        }
        break;
      }
      default:
    }
  }

  protected override visit(node: SyntaxNode): void {
    if (DECLARATIONS.has(node.type)) {
      for (const declarator of fieldChildren(node, 'declarator')) {
        this.#readDeclarator(declarator);
      }
      return;
    }
    switch (node.type) {
      case 'method_invocation':
      case 'object_creation_expression':
      case 'explicit_constructor_invocation':
      case 'annotation':
      case 'marker_annotation':
        this.addCall(this.call(node));
        break;
      case 'resource':
        this.#readDeclarator(node);
        break;
      case 'assignment_expression': {
        const left = node.childForFieldName('left');
        const right = node.childForFieldName('right');
        if (left !== null && right !== null && isPlain(node)) {
          this.addAssignment(node, this.targetOf(left), this.value(right));
        }
        break;
      }
      default:
        if (JAVA_FUNCTIONS.has(node.type)) {
          this.addFunction(node);
        }
    }
  }

  #readDeclarator(node: SyntaxNode): void {
    const name = node.childForFieldName('name');
    const value = node.childForFieldName('value');
    if (name !== null && value !== null) {
      this.addAssignment(node, name.text, this.value(value));
    }
  }

  /** A class is a module of its own; of a static import the member is the name. `a.b.*` names nothing. */
  #declareImport(node: SyntaxNode): void {
    const children = namedChildren(node);
    const path = children[0]?.text.replace(/\s/g, '') ?? '';
    const isStatic = node.children.some((child) => child?.type === 'static');
    const at = range(node);
    const dot = path.lastIndexOf('.');
    const last = path.slice(dot + 1);
    if (children.some((child) => child.type === 'asterisk')) {
      this.addImport({ ...at, module: path, name: '*', local: '' });
    } else if (isStatic) {
      this.addImport({ ...at, module: path.slice(0, Math.max(dot, 0)), name: last, local: last });
    } else {
      this.addImport({ ...at, module: path, name: undefined, local: last });
    }
  }

  #declareTyped(node: SyntaxNode, name: SyntaxNode | null, value: SyntaxNode | null): void {
    if (name === null) {
      return;
    }
    const type = this.typePath(node.childForFieldName('type'));
    if (type !== undefined) {
      this.names.addType(name.text, name.startIndex, type);
    }
    if (value !== null) {
      this.names.addAssignment(name.text, name.startIndex, this.meaning(value));
    } else if (type === undefined) {
      // It is declared, if without a type that says something: it hides what is further out.
      this.names.addDeclared(name.text, name.startIndex);
    }
  }

  #declareUnknown(name: SyntaxNode | null, type: SyntaxNode | null = null): void {
    if (name !== null) {
      const path = this.typePath(type);
      if (path !== undefined) {
        this.names.addType(name.text, name.startIndex, path);
      }
      this.names.addUnknown(name.text, name.startIndex);
    }
  }

  #declareAssignment(node: SyntaxNode): void {
    const left = node.childForFieldName('left');
    const right = node.childForFieldName('right');
    const isOwn = left?.type === 'field_access' && left.childForFieldName('object')?.type === 'this';
    const name = isOwn ? left.childForFieldName('field') : left?.type === 'identifier' ? left : null;
    if (name !== null && right !== null) {
      const meaning = isPlain(node) ? this.meaning(right) : undefined;
      this.names.addReassignment(name.text, isOwn ? WHOLE_FILE : name.startIndex, meaning);
    }
  }
}

/** Assignments that put the right side in place: not `+=`. */
function isPlain(node: SyntaxNode): boolean {
  return node.childForFieldName('operator')?.type === '=';
}
