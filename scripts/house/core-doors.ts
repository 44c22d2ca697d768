import { readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { root } from './sources.ts';

const core = join(root, 'packages', 'core');

/** One name that a door gives out. */
export interface DoorName {
  name: string;
  /** How it is declared, without what is inside of functions. */
  declaration: string;
  docstring: string;
}

/** A door of core: what somebody imports, what it is for, and the names behind it. */
export interface Door {
  specifier: string;
  says: string;
  names: DoorName[];
}

/** The doors of core as its manifest lists them. */
export function readDoors(): Door[] {
  const { exports } = JSON.parse(readFileSync(join(core, 'package.json'), 'utf8')) as {
    exports: Record<string, string>;
  };
  return Object.entries(exports).map(([subpath, path]) => {
    const file = posix.normalize(path);
    const text = readFileSync(join(core, file), 'utf8');
    const says = /^\/\*\*[\s\S]*?\*\//.exec(text)?.[0] ?? '';
    const isDoor = /^export (?:type )?\{/m.test(text);
    return {
      specifier: posix.join('@cairn/core', subpath),
      says: isDoor ? toPlain(says) : '',
      names: listNames(file).map(([name, from]) => describeName(name, from)),
    };
  });
}

/** The names of a module with the file that declares each. */
function listNames(file: string): [name: string, file: string][] {
  const text = readFileSync(join(core, file), 'utf8');
  const passedOn = [...text.matchAll(/^export (type )?\{([^}]*)\} from '([^']+)'/gm)].flatMap(
    ([, , names = '', from = '']) =>
      names
        .split(',')
        .map(name => name.trim().replace(/^type /, ''))
        .filter(Boolean)
        .map((name): [string, string] => findDeclaring(name, posix.join(dirname(file), from))),
  );
  const own = [...text.matchAll(declarations)].map((match): [string, string] => [match[1] ?? '', file]);
  return [...passedOn, ...own].sort(([one], [other]) => (one < other ? -1 : 1));
}

const declarations =
  /^export (?:default |abstract |async )*(?:function\*?|const|class|type|interface|let) ([A-Za-z_$][\w$]*)/gm;

/** Follows a name through the doors inside of core to where it is declared. */
function findDeclaring(name: string, file: string): [name: string, file: string] {
  const found = listNames(file).find(([other]) => other === name);
  if (!found) throw new Error(`${file} gives out no ${name}.`);
  return found;
}

function describeName(name: string, file: string): DoorName {
  const text = readFileSync(join(core, file), 'utf8');
  const pattern = new RegExp(
    `^export (?:default |abstract |async )*(?:function\\*?|const|class|type|interface|let) ${name.replace('$', '\\$')}\\b`,
    'm',
  );
  const begin = pattern.exec(text)?.index ?? 0;
  const before = text.slice(0, begin);
  const docstring = /\/\*\*(?:(?!\*\/)[\s\S])*\*\/\s*$/.exec(before)?.[0] ?? '';
  return { name, declaration: readDeclaration(text.slice(begin)), docstring: toPlain(docstring) };
}

/** The declaration: of functions and constants the head, of types the whole, of classes what is public. */
function readDeclaration(text: string): string {
  const head = text.replace(/^export (default )?/, '');
  if (/^(?:async )?function/.test(head)) return head.slice(0, findEnd(head, ' {\n')).trim();
  if (/^const/.test(head)) return readConstant(head.slice(0, findEnd(head, ';\n')));
  if (/^(?:abstract )?class/.test(head)) return head.slice(0, findEnd(head, ' {\n')).trim();
  if (/^interface/.test(head)) return head.slice(0, head.indexOf('\n}') + 2);
  return head.slice(0, findEnd(head, ';\n') + 1);
}

/** A constant with its value where that is short and no function; otherwise with its type. */
function readConstant(text: string): string {
  if (text.length < 300 && !text.includes('=>')) return text;
  return (text.split('\n')[0] ?? '').replace(/ = .*$/, '');
}

/** Where the text ends a declaration, outside of brackets. */
function findEnd(text: string, end: string): number {
  let depth = 0;
  for (let index = 0; index < text.length; index += 1) {
    if (depth === 0 && text.startsWith(end, index)) return index;
    const character = text.charAt(index);
    if ('({['.includes(character)) depth += 1;
    if (')}]'.includes(character)) depth -= 1;
  }
  return text.length;
}

function toPlain(docstring: string): string {
  return docstring
    .replace(/^\s*\/\*\*|\*\/\s*$/g, '')
    .split('\n')
    .map(line => line.replace(/^\s*\* ?/, '').trimEnd())
    .join('\n')
    .trim();
}
