import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findViolations } from './floors.ts';
import { findAllRuleFaults } from './rules.ts';
import { isNode, isTest, parseSource, resolveRelative, root, type Source, type SyntaxNode, walk } from './sources.ts';

/** One line of the mirror: what was measured, how far it may go, and where it is worst. */
export interface Reflection {
  measure: string;
  value: number;
  limit: number;
  unit: string;
  worst: string[];
}

function percentile95(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * 0.95) - 1)] ?? 0;
}

interface Span {
  place: string;
  lines: number;
  component: boolean;
}

const functionTypes = new Set(['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression']);

function functionSpans(source: Source, tree: SyntaxNode): Span[] {
  const lineAt = (offset: number) => source.text.slice(0, offset).split('\n').length;
  const spans: Span[] = [];
  for (const node of walk(tree)) {
    if (!functionTypes.has(node.type)) continue;
    const [first, last] = [lineAt(node.start), lineAt(node.end)];
    const component = source.path.endsWith('.tsx') && /<[A-Za-z>]/.test(source.text.slice(node.start, node.end));
    spans.push({ place: `${source.path}:${first}`, lines: last - first + 1, component });
  }
  return spans;
}

function lengths(measure: string, spans: readonly Span[], target: number, hard: number): Reflection[] {
  const worst = [...spans].sort((a, b) => b.lines - a.lines).slice(0, 3);
  const shown = worst.map(span => `${span.place} (${span.lines})`);
  return [
    {
      measure: `${measure}, 95th percentile`,
      value: percentile95(spans.map(span => span.lines)),
      limit: target,
      unit: 'lines',
      worst: [],
    },
    { measure: `${measure}, longest`, value: worst[0]?.lines ?? 0, limit: hard, unit: 'lines', worst: shown },
  ];
}

function silenced(sources: readonly Source[], trees: ReadonlyMap<string, SyntaxNode>): Reflection[] {
  const any: string[] = [];
  const reminders: string[] = [];
  for (const source of sources) {
    for (const node of walk(trees.get(source.path) as SyntaxNode))
      if (node.type === 'TSAnyKeyword') any.push(source.path);
    if (
      /\/\/.*\b(TODO|FIXME|XXX)\b|@ts-(?:ignore|nocheck|expect-error)/.test(source.text) &&
      !source.path.startsWith('scripts/house/')
    ) {
      reminders.push(source.path);
    }
  }
  return [
    { measure: 'any', value: any.length, limit: 0, unit: 'uses', worst: any },
    { measure: 'reminders and silenced types', value: reminders.length, limit: 0, unit: 'files', worst: reminders },
  ];
}

/** Names a door lets out, with whether each is documented where it is declared. */
function doorNames(door: Source, byPath: ReadonlyMap<string, Source>): { name: string; documented: boolean }[] {
  const names: { name: string; documented: boolean }[] = [];
  for (const node of parseSource(door)['body'] as SyntaxNode[]) {
    if (node.type !== 'ExportNamedDeclaration') continue;
    if (isNode(node['declaration'])) {
      names.push({
        name: door.text.slice(node.start, node.start + 60),
        documented: hasDocstring(door.text, node.start),
      });
      continue;
    }
    const from = isNode(node['source'])
      ? byPath.get(resolveRelative(door.path, String(node['source']['value'])))
      : undefined;
    for (const specifier of node['specifiers'] as { local: { name: string } }[]) {
      const name = specifier.local.name;
      names.push({ name, documented: from === undefined || isDocumented(from, name, byPath) });
    }
  }
  return names;
}

function hasDocstring(text: string, offset: number): boolean {
  return /\*\/\s*$/.test(text.slice(0, offset));
}

function isDocumented(source: Source, name: string, byPath: ReadonlyMap<string, Source>): boolean {
  const declared = new RegExp(
    `^export (?:default |abstract |async )*(?:function\\*?|const|class|type|interface|let) ${name}\\b`,
    'm',
  ).exec(source.text);
  if (declared) return hasDocstring(source.text, declared.index);
  const passedOn = new RegExp(`export (?:type )?\\{[^}]*\\b${name}\\b[^}]*\\} from '([^']+)'`).exec(source.text);
  const next = passedOn?.[1] === undefined ? undefined : byPath.get(resolveRelative(source.path, passedOn[1]));
  return next !== undefined && isDocumented(next, name, byPath);
}

function doors(sources: readonly Source[]): Reflection[] {
  const byPath = new Map(sources.map(source => [source.path, source]));
  const counted = sources
    .filter(source => /(?:^|\/)index\.ts$/.test(source.path))
    .map(door => ({ path: door.path, names: doorNames(door, byPath) }));
  const widest = counted.sort((a, b) => b.names.length - a.names.length)[0];
  const silent = counted.flatMap(door =>
    door.names.filter(name => !name.documented).map(name => `${door.path}: ${name.name}`),
  );
  return [
    {
      measure: 'names through one door',
      value: widest?.names.length ?? 0,
      limit: 15,
      unit: 'names',
      worst: widest ? [widest.path] : [],
    },
    { measure: 'undocumented names on doors', value: silent.length, limit: 0, unit: 'names', worst: silent },
  ];
}

function dependencies(): Reflection[] {
  const limits = { core: 5, server: 20, web: 12 };
  return Object.entries(limits).map(([name, limit]) => {
    const manifest = JSON.parse(readFileSync(join(root, 'packages', name, 'package.json'), 'utf8')) as {
      dependencies?: Record<string, string>;
    };
    const names = Object.keys(manifest.dependencies ?? {}).filter(dependency => !dependency.startsWith('@cairn/'));
    return { measure: `run-time dependencies of ${name}`, value: names.length, limit, unit: 'packages', worst: names };
  });
}

function rooms(sources: readonly Source[]): Reflection[] {
  const faults = findAllRuleFaults(sources);
  const measure = 'faults in room READMEs and untested rules';
  return [{ measure, value: faults.length, limit: 0, unit: 'faults', worst: faults }];
}

/** Everything the mirror shows of these sources. */
export function reflect(sources: readonly Source[]): Reflection[] {
  const product = sources.filter(source => !isTest(source.path) && !/generated|\.d\.ts$/.test(source.path));
  const trees = new Map(sources.map(source => [source.path, parseSource(source)]));
  const files = product.map(source => ({
    place: source.path,
    lines: source.text.split('\n').length - 1,
    component: false,
  }));
  const functions = product.flatMap(source => functionSpans(source, trees.get(source.path) as SyntaxNode));
  const violations = findViolations(sources).map(found => `${found.path}: ${found.rule}`);
  return [
    ...lengths('file length', files, 220, 300),
    ...lengths(
      'function length',
      functions.filter(span => !span.component),
      40,
      60,
    ),
    ...lengths(
      'component length',
      functions.filter(span => span.component),
      80,
      120,
    ),
    {
      measure: 'violations of the floor plan',
      value: violations.length,
      limit: 0,
      unit: 'violations',
      worst: violations,
    },
    ...silenced(sources, trees),
    ...doors(product),
    ...dependencies(),
    ...rooms(sources),
  ];
}
