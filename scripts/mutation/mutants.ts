/** Every small change that would be a fault in a source, found in its syntax tree once its types are blanked out. */
import { stripTypeScriptTypes } from 'node:module';
import { isNode, parseSource, type Source, type SyntaxNode } from '../house/sources.ts';
import { mutateExpression, type Offer } from './operators.ts';

/** Put `text` from `start` to `end`, or leave out the statement, or leave the function at its beginning. */
export interface Mutant {
  file: string;
  start: number;
  end: number;
  line: number;
  operator: string;
  kind: 'expression' | 'statement' | 'body';
  text: string;
}

const functions = new Set(['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression']);
const quiet = new Set(['ImportDeclaration', 'ExportAllDeclaration', 'ImportExpression', 'TaggedTemplateExpression']);
const chained = new Set(['MemberExpression', 'CallExpression']);

/** The JavaScript of a source: every place is where it was. */
export function toJavaScript({ text }: Source): string {
  return stripTypeScriptTypes(text);
}

class Finder {
  readonly found: Mutant[] = [];

  private readonly path: string;
  private readonly code: string;

  constructor(path: string, code: string) {
    this.path = path;
    this.code = code;
  }

  private add(node: { start: number; end: number }, kind: Mutant['kind'], { operator, text }: Offer): void {
    const { start, end } = node;
    const line = this.code.slice(0, start).split('\n').length;
    this.found.push({ file: this.path, start, end, line, operator, kind, text });
  }

  /** `place` is what a change of this node has to be written around: the whole chain for a part of `a?.b.c()`. */
  visit(node: SyntaxNode, place: SyntaxNode = node): void {
    if (quiet.has(node.type)) return;
    if (node.type === 'ExpressionStatement') this.visitStatement(node);
    const body = node['body'];
    if (functions.has(node.type) && isNode(body)) this.visitBody(body);
    for (const offer of mutateExpression(node, this.code)) {
      const around = node.type.endsWith('Statement') ? offer : place;
      const before = this.code.slice(around.start, offer.start);
      const text = `${before}${offer.text}${this.code.slice(offer.end, around.end)}`;
      this.add(around, 'expression', { operator: offer.operator, text });
    }
    for (const [name, value] of Object.entries(node)) {
      if ((name === 'key' || name === 'property') && node['computed'] === false) continue;
      if (name === 'source' || name === 'local' || name === 'exported' || name === 'label') continue;
      for (const child of Array.isArray(value) ? value : [value]) {
        if (isNode(child)) this.visit(child, this.placeOf(node, name, child, place));
      }
    }
  }

  private placeOf(parent: SyntaxNode, name: string, child: SyntaxNode, place: SyntaxNode): SyntaxNode {
    const goesOn = name === 'object' || name === 'callee';
    const isPart = parent.type === 'ChainExpression' || (goesOn && place !== parent && chained.has(parent.type));
    return isPart && chained.has(child.type) ? place : child;
  }

  private visitStatement(node: SyntaxNode): void {
    const { expression } = node as unknown as { expression: SyntaxNode };
    if (expression.type === 'Literal' || this.code.slice(node.start).startsWith('super(')) return;
    this.add(node, 'statement', { operator: 'statement left out', text: '' });
  }

  private visitBody(body: SyntaxNode): void {
    if (body.type !== 'BlockStatement') {
      if (this.code.slice(body.start, body.end) === 'undefined') return;
      this.add(body, 'expression', { operator: 'nothing returned', text: 'undefined' });
    } else if ((body['body'] as unknown[]).length > 0) {
      this.add(body, 'body', { operator: 'body left out', text: '' });
    }
  }
}

/** The mutants of a source, in the order of their places. */
export function listMutants(source: Source): Mutant[] {
  const text = toJavaScript(source);
  const finder = new Finder(source.path, text);
  finder.visit(parseSource({ path: source.path, text }));
  return finder.found
    .filter(({ kind, start, text: to, end }) => kind !== 'expression' || text.slice(start, end) !== to)
    .sort((one, other) => one.start - other.start || other.end - one.end);
}

/** The code with all these mutants in it, each asleep until `ask(id)`, itself code, is true. */
export function instrument(
  code: string,
  mutants: readonly [id: number, mutant: Mutant][],
  ask: (id: number) => string,
) {
  const places = Map.groupBy(mutants, ([_, { start, end }]) => `${start} ${end}`);
  const sorted = [...places.values()].sort(
    ([one], [other]) => (one?.[1].start ?? 0) - (other?.[1].start ?? 0) || (other?.[1].end ?? 0) - (one?.[1].end ?? 0),
  );
  let next = 0;
  const write = (from: number, to: number): string => {
    let text = '';
    let at = from;
    for (let place = sorted[next]; place?.[0] && place[0][1].start < to; place = sorted[next]) {
      next += 1;
      const { start, end } = place[0][1];
      text += code.slice(at, start) + wrap(place, write(start, end), ask);
      at = end;
    }
    return text + code.slice(at, to);
  };
  return write(0, code.length);
}

function wrap(place: readonly [number, Mutant][], inner: string, ask: (id: number) => string): string {
  return place.reduceRight(
    (text, [id, { kind, text: to }]) => {
      if (kind === 'statement') return `if(${ask(id)}){}else{${text}}`;
      if (kind === 'body') return `{if(${ask(id)})return;${text.slice(1)}`;
      return `(${ask(id)}?(${to}):${text})`;
    },
    kindOf(place) === 'expression' ? `(${inner})` : inner,
  );
}

const kindOf = ([first]: readonly [number, Mutant][]) => first?.[1].kind;
