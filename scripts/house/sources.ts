import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { parseAst } from 'vite';

export interface Source {
  /** Path from the root of the repository, with forward slashes. */
  path: string;
  text: string;
}

export interface Import {
  specifier: string;
  /** Erased before running: such an import cannot make a cycle. */
  typeOnly: boolean;
}

export const root = join(import.meta.dirname, '..', '..');

/** The TypeScript that git tracks or would track. */
export function readSources(): Source[] {
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '*.ts', '*.tsx'], {
    cwd: root,
    encoding: 'utf8',
  });
  return listed
    .split('\n')
    .filter(path => path !== '' && existsSync(join(root, path)))
    .map(path => ({ path, text: readFileSync(join(root, path), 'utf8') }));
}

export function isTest(path: string): boolean {
  return /\.test\.tsx?$/.test(path) || /^(test|bench|examples)\//.test(path) || /\/test-[^/]+\.tsx?$/.test(path);
}

/** A node of the syntax tree, as far as we look at it. */
export interface SyntaxNode {
  type: string;
  start: number;
  end: number;
  [key: string]: unknown;
}

export function isNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string';
}

export function parseSource(source: Source): SyntaxNode {
  return parseAst(source.text, { lang: source.path.endsWith('x') ? 'tsx' : 'ts' }) as unknown as SyntaxNode;
}

/** Every node, parents first. */
export function* walk(node: SyntaxNode): Generator<SyntaxNode> {
  yield node;
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) yield* walk(child);
  }
}

const declarations = new Set(['ImportDeclaration', 'ExportNamedDeclaration', 'ExportAllDeclaration']);

/** What a file imports or exports from elsewhere, dynamic imports of a literal included. */
export function importsOf(tree: SyntaxNode): Import[] {
  const found: Import[] = [];
  for (const node of walk(tree)) {
    if (declarations.has(node.type) && isNode(node['source'])) {
      const kind = node['importKind'] ?? node['exportKind'];
      const names = Array.isArray(node['specifiers']) ? node['specifiers'].filter(isNode) : [];
      const allTypes = names.length > 0 && names.every(name => (name['importKind'] ?? name['exportKind']) === 'type');
      found.push({ specifier: String(node['source']['value']), typeOnly: kind === 'type' || allTypes });
    }
    if (node.type === 'ImportExpression' && isNode(node['source']) && typeof node['source']['value'] === 'string') {
      found.push({ specifier: node['source']['value'], typeOnly: false });
    }
  }
  return found;
}

/** The file that a relative import means. */
export function resolveRelative(from: string, specifier: string): string {
  return posix.normalize(posix.join(posix.dirname(from), specifier));
}
