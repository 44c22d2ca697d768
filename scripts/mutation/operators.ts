import { isNode, type SyntaxNode } from '../house/sources.ts';

/** What may be written instead of a node. */
export interface Offer {
  operator: string;
  text: string;
}

/** The same, in the place of a part of the node. */
export interface PlacedOffer extends Offer {
  start: number;
  end: number;
}

const swaps: Record<string, string[]> = {
  '===': ['!=='],
  '!==': ['==='],
  '<': ['<=', '>='],
  '<=': ['<', '>'],
  '>': ['>=', '<='],
  '>=': ['>', '<'],
  '+': ['-'],
  '-': ['+'],
  '*': ['/'],
  '/': ['*'],
  '%': ['*'],
  '&': ['|'],
  '|': ['&'],
  '^': ['&'],
  '<<': ['>>>'],
  '>>': ['<<'],
  '>>>': ['<<'],
  '&&': ['||'],
  '||': ['&&'],
  '??': ['&&'],
  '+=': ['-='],
  '-=': ['+='],
  '++': ['--'],
  '--': ['++'],
};

const pairs = [
  ['some', 'every'],
  ['startsWith', 'endsWith'],
  ['min', 'max'],
  ['toLowerCase', 'toUpperCase'],
  ['find', 'findLast'],
] as const;
const otherMethods = new Map<string, string>(
  pairs.flatMap(([one, other]) => [
    [one, other],
    [other, one],
  ]),
);
const leftOut = new Set(['filter', 'sort', 'toSorted', 'reverse', 'toReversed', 'trim', 'slice']);

type Mutate = (node: SyntaxNode, code: string) => PlacedOffer[];

const whole = ({ start, end }: SyntaxNode, operator: string, ...texts: string[]): PlacedOffer[] =>
  texts.map(text => ({ operator, text, start, end }));
const partOf = (node: SyntaxNode, name: string) => node[name] as SyntaxNode;
const textOf = ({ start, end }: SyntaxNode, code: string) => code.slice(start, end);

/** `??` beside `&&` needs its brackets. */
const swapLogical: Mutate = (node, code) => {
  const [left, right] = [partOf(node, 'left'), partOf(node, 'right')].map(side => textOf(side, code));
  const sign = String(node['operator']);
  const [other = sign] = swaps[sign] ?? [];
  return whole(node, `${sign} for ${other}`, `(${left}) ${other} (${right})`);
};

/** Another operator between the two sides. */
const swapOperator: Mutate = (node, code) => {
  const [left, right] = [partOf(node, 'left'), partOf(node, 'right')];
  const sign = String(node['operator']);
  const between = code.slice(left.end, right.start);
  const isText = sign === '+' && [left, right].some(side => /^['"`]/.test(textOf(side, code)));
  return (isText ? [] : (swaps[sign] ?? [])).map(other => ({
    operator: `${sign} for ${other}`,
    text: between.replace(sign, other),
    start: left.end,
    end: right.start,
  }));
};

const fixTest: Mutate = node => {
  const test = node['test'];
  if (!isNode(test)) return [];
  const values = node.type.startsWith('While') || node.type.startsWith('For') ? ['false'] : ['true', 'false'];
  return whole(test, 'condition fixed', ...values);
};

const literal: Mutate = ({ start, end, ...node }) => {
  const { value } = node;
  const at = (operator: string, text: string) => [{ operator, text, start, end }];
  if (typeof value === 'boolean') return at('truth turned', String(!value));
  if (typeof value === 'number') return at('number changed', String(value + 1));
  if (typeof value === 'string' && !value.includes(' ')) {
    return at('text changed', value === '' ? "'mutant'" : "''");
  }
  const { pattern, flags } = (node['regex'] ?? {}) as { pattern?: string; flags?: string };
  if (pattern === undefined) return [];
  const looser = [pattern.replace(/^\^/, ''), pattern.replace(/\$$/, '')].filter(other => other !== pattern);
  return looser.flatMap(other => at('anchor left out', `/${other || '(?:)'}/${flags}`));
};

const call: Mutate = (node, code) => {
  const callee = partOf(node, 'callee');
  if (callee.type !== 'MemberExpression' || callee['computed'] === true) return [];
  const property = partOf(callee, 'property');
  const name = textOf(property, code);
  const other = otherMethods.get(name);
  if (other) return [{ operator: `${name} for ${other}`, text: other, start: property.start, end: property.end }];
  const object = partOf(callee, 'object');
  return leftOut.has(name) ? whole(node, `${name} left out`, textOf(object, code)) : [];
};

const member: Mutate = (node, code) => {
  if (node['optional'] !== true) return [];
  const object = partOf(node, node.type === 'CallExpression' ? 'callee' : 'object');
  const rest = code.slice(object.end, node.end);
  const isName = node.type === 'MemberExpression' && node['computed'] === false;
  const text = rest.replace('?.', isName ? '.' : '');
  return [{ operator: '?. for .', text, start: object.end, end: node.end }];
};

const unary: Mutate = (node, code) => {
  if (!['!', '-', '~'].includes(String(node['operator']))) return [];
  return whole(node, `${node['operator']} left out`, textOf(partOf(node, 'argument'), code));
};

const update: Mutate = (node, code) => {
  const sign = String(node['operator']);
  return whole(node, 'count turned', textOf(node, code).replace(sign, swaps[sign]?.[0] ?? sign));
};

const empty =
  (list: string, text: string): Mutate =>
  node =>
    (node[list] as unknown[]).length > 0 ? whole(node, 'emptied', text) : [];

const returned: Mutate = node => {
  const argument = node['argument'];
  return isNode(argument) ? whole(argument, 'nothing returned', 'undefined') : [];
};

const template: Mutate = (node, code) => (textOf(node, code).includes(' ') ? [] : whole(node, 'text changed', "''"));

const byType: Record<string, Mutate> = {
  BinaryExpression: swapOperator,
  LogicalExpression: swapLogical,
  AssignmentExpression: swapOperator,
  IfStatement: fixTest,
  ConditionalExpression: fixTest,
  WhileStatement: fixTest,
  ForStatement: fixTest,
  Literal: literal,
  CallExpression: (node, code) => [...call(node, code), ...member(node, code)],
  MemberExpression: member,
  UnaryExpression: unary,
  UpdateExpression: update,
  ArrayExpression: empty('elements', '[]'),
  ObjectExpression: empty('properties', '{}'),
  ReturnStatement: returned,
  TemplateLiteral: template,
};

/** What may be written instead of this node or of a part of it; offers for its children come with them. */
export function mutateExpression(node: SyntaxNode, code: string): PlacedOffer[] {
  return byType[node.type]?.(node, code) ?? [];
}
