import { floorOf, packages } from './floor-plan.ts';
import { importsOf, isTest, parseSource, resolveRelative, type Source, type SyntaxNode, walk } from './sources.ts';

export interface Violation {
  path: string;
  rule: string;
}

interface Place {
  package?: string;
  room?: string;
  platform: boolean;
}

function placeOf(path: string): Place {
  const [, name] = /^packages\/([^/]+)\/src\//.exec(path) ?? [];
  const [, room] = /^packages\/server\/src\/rooms\/([^/]+)\//.exec(path) ?? [];
  return {
    ...(name === undefined ? {} : { package: name }),
    ...(room === undefined ? {} : { room }),
    platform: path.startsWith('packages/server/src/platform/'),
  };
}

function libraryOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

/** Why a package may not import this, if it may not. */
function packageFault(name: string, specifier: string, path: string): string | undefined {
  const plan = packages[name];
  if (!plan || isTest(path)) return undefined;
  if (specifier.startsWith('node:')) {
    const hasNode = typeof plan.node === 'string' ? path.startsWith(plan.node) : plan.node;
    return hasNode ? undefined : `${name} has no Node: it may not import ${specifier}`;
  }
  if (specifier.startsWith('@cairn/')) {
    const other = specifier.split('/')[1] ?? '';
    return other === name || plan.uses.includes(other) ? undefined : `${name} may not import ${other}`;
  }
  if (plan.libraries === 'manifest' || plan.libraries.includes(libraryOf(specifier))) return undefined;
  return `${name} may not use the library ${libraryOf(specifier)}`;
}

/** Why a file in a room may not import that file, if it may not. */
function roomFault(from: Source, room: string, target: string): string | undefined {
  const other = placeOf(target);
  if (other.room === undefined) {
    const allowed = other.platform || target.startsWith('packages/server/src/rooms/') || isTest(from.path);
    return allowed ? undefined : `a room may use rooms below and the platform, not ${target}`;
  }
  if (other.room === room) {
    const ownDoor = target === `packages/server/src/rooms/${room}/index.ts`;
    return ownDoor && !isTest(from.path) ? 'a room never enters by its own door: import the file itself' : undefined;
  }
  if (!target.endsWith(`/rooms/${other.room}/index.ts`))
    return `another room is entered by its index.ts only, not ${target}`;
  const [here, there] = [floorOf(room), floorOf(other.room)];
  if (here === undefined || there === undefined)
    return `the floor plan does not know ${here === undefined ? room : other.room}`;
  if (there > here) return `${room} (floor ${here}) may not call up to ${other.room} (floor ${there})`;
  return there === here ? `${room} may not call its neighbour ${other.room} on the same floor` : undefined;
}

/** Why this import of a file is against the plan, if it is. */
function fileFault(from: Source, target: string): string | undefined {
  const [here, there] = [placeOf(from.path), placeOf(target)];
  if (isTest(target) && !isTest(from.path)) return `nothing imports a test: ${target}`;
  if (here.package !== undefined && there.package !== here.package && !isTest(from.path)) {
    return `leave the package by its name, not by the path ${target}`;
  }
  if (here.platform && !isTest(from.path) && !there.platform) return `the platform is ignorant of ${target}`;
  if (here.room !== undefined) return roomFault(from, here.room, target);
  const outsideRooms = there.room !== undefined && !isTest(from.path);
  return outsideRooms && !target.endsWith('/index.ts')
    ? `a room is entered by its index.ts only, not ${target}`
    : undefined;
}

/** SQL outside the stores of rooms and the platform. */
function sqlFault(source: Source, tree: SyntaxNode): string | undefined {
  const place = placeOf(source.path);
  if (place.package !== 'server' || place.platform || isTest(source.path)) return undefined;
  if (/\/rooms\/[^/]+\/(?:[a-z-]+-)?store\.ts$/.test(source.path)) return undefined;
  const speaks = importsOf(tree).some(found => libraryOf(found.specifier) === 'kysely' && !found.typeOnly);
  const queries = /\.db\s*\.?\s*(?:withTables|\$extendTables|selectFrom|insertInto|updateTable|deleteFrom)\b/.test(
    source.text,
  );
  return speaks || queries ? 'SQL lives in store.ts' : undefined;
}

const doorPattern =
  /^packages\/(?:[a-z]+\/src\/index|(?:core|bbs|schemas)\/src\/[a-z/-]+\/index|server\/src\/rooms\/[a-z-]+\/index)\.tsx?$/;

function cyclesIn(graph: ReadonlyMap<string, readonly string[]>): string[][] {
  const state = new Map<string, 'open' | 'closed'>();
  const cycles: string[][] = [];
  const visit = (path: string, trail: readonly string[]): void => {
    if (state.get(path) === 'closed') return;
    if (state.get(path) === 'open') {
      cycles.push([...trail.slice(trail.indexOf(path)), path]);
      return;
    }
    state.set(path, 'open');
    for (const next of graph.get(path) ?? []) visit(next, [...trail, path]);
    state.set(path, 'closed');
  };
  for (const path of graph.keys()) visit(path, []);
  return cycles;
}

/** Everything in these sources that is against the floor plan. */
export function findViolations(sources: readonly Source[]): Violation[] {
  const violations: Violation[] = [];
  const graph = new Map<string, string[]>();
  for (const source of sources) {
    const report = (rule: string | undefined) => rule !== undefined && violations.push({ path: source.path, rule });
    const tree = parseSource(source);
    const name = placeOf(source.path).package;
    if (/\/index\.tsx?$/.test(source.path) && !doorPattern.test(source.path)) report('index.ts exists only as a door');
    report(sqlFault(source, tree));
    for (const { specifier, typeOnly } of importsOf(tree)) {
      if (!specifier.startsWith('.')) {
        if (name !== undefined) report(packageFault(name, specifier, source.path));
        continue;
      }
      const target = resolveRelative(source.path, specifier);
      report(fileFault(source, target));
      if (!typeOnly) graph.set(source.path, [...(graph.get(source.path) ?? []), target]);
    }
    if (name === 'core' && !isTest(source.path)) report(ioFault(tree));
  }
  for (const cycle of cyclesIn(graph)) violations.push({ path: cycle[0] ?? '', rule: `cycle: ${cycle.join(' → ')}` });
  return violations;
}

const outside = new Set(['fetch', 'process', 'document', 'window', 'XMLHttpRequest', 'WebSocket']);

/** Core is incapable of I/O: the compiler says so too, this says it where a declaration file would hide it. */
function ioFault(tree: SyntaxNode): string | undefined {
  for (const node of walk(tree)) {
    if (node.type !== 'CallExpression' && node.type !== 'MemberExpression' && node.type !== 'NewExpression') continue;
    const subject = (node['callee'] ?? node['object']) as { type?: string; name?: string } | undefined;
    if (subject?.type === 'Identifier' && outside.has(subject.name ?? '') && !isBound(tree, subject.name ?? '')) {
      return `core is incapable of I/O: ${subject.name}`;
    }
  }
  return undefined;
}

/** Whether the file itself binds this name, as `document` in a parameter list. */
function isBound(tree: SyntaxNode, name: string): boolean {
  for (const node of walk(tree)) {
    const parameters = Array.isArray(node['params'])
      ? (node['params'] as { name?: string; left?: { name?: string } }[])
      : [];
    if (parameters.some(parameter => parameter.name === name || parameter.left?.name === name)) return true;
    if (node.type === 'VariableDeclarator' && (node['id'] as { name?: string }).name === name) return true;
    if (
      node.type === 'Property' &&
      (node['value'] as { name?: string } | undefined)?.name === name &&
      node['shorthand'] === true
    )
      return true;
  }
  return false;
}
