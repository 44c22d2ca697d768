/** SHACL shapes as the Commission writes them in Turtle, read just far enough to compare tables with them. */

/** What a shape asks of one property. */
export interface ShapedProperty {
  path: string;
  min: number;
  max: number;
  classes: string[];
  datatype?: string;
  isUniqueLanguage: boolean;
  /** The shape of its concepts, which names their list. */
  node?: string;
}

/** The properties by class, and the list that each restricting shape asks for. */
export interface Shapes {
  classes: Map<string, ShapedProperty[]>;
  lists: Map<string, string>;
}

/** Statements end with a full stop outside of brackets; texts and comments say nothing here. */
function listStatements(turtle: string): string[] {
  const bare = turtle
    .replace(/'''[\s\S]*?'''|"""[\s\S]*?"""|"[^"\n]*"/g, '""')
    .replace(/(^|\s)#[^\n]*/g, '$1')
    .replace(/\s+/g, ' ');
  const statements: string[] = [];
  let depth = 0;
  let begin = 0;
  for (let index = 0; index < bare.length; index += 1) {
    const character = bare.charAt(index);
    if (character === '[' || character === '(') depth += 1;
    if (character === ']' || character === ')') depth -= 1;
    if (character !== '.' || depth > 0 || !/^ ?$/.test(bare.charAt(index + 1))) continue;
    statements.push(bare.slice(begin, index).trim());
    begin = index + 1;
  }
  return statements;
}

/** What stands in brackets after `sh:property`. */
function listBracketed(statement: string): string[] {
  const found: string[] = [];
  for (const { index } of statement.matchAll(/sh:property ?\[/g)) {
    let depth = 0;
    let end = statement.indexOf('[', index);
    const begin = end + 1;
    do {
      if (statement.charAt(end) === '[') depth += 1;
      if (statement.charAt(end) === ']') depth -= 1;
      end += 1;
    } while (depth > 0);
    found.push(statement.slice(begin, end - 1));
  }
  return found;
}

function toProperty(text: string): ShapedProperty {
  const find = (pattern: RegExp) => pattern.exec(text)?.[1];
  const [datatype, node] = [find(/sh:datatype (\S+?)(?:[ ;]|$)/), find(/sh:node (\S+?)(?:[ ;]|$)/)];
  return {
    path: find(/sh:path (\S+?)(?:[ ;]|$)/) ?? '',
    min: Number(find(/sh:minCount (\d+)/) ?? 0),
    max: Number(find(/sh:maxCount (\d+)/) ?? Number.POSITIVE_INFINITY),
    classes: [...text.matchAll(/sh:class (\S+?)(?:[ ;]|$)/g)].map(match => match[1] ?? ''),
    isUniqueLanguage: /sh:uniqueLang true/.test(text),
    ...(datatype === undefined ? {} : { datatype }),
    ...(node === undefined ? {} : { node }),
  };
}

/** Reads the shapes of a file. */
export function readShapes(turtle: string): Shapes {
  const statements = listStatements(turtle);
  const named = new Map<string, ShapedProperty>();
  for (const statement of statements) {
    if (/^\S+ a sh:PropertyShape/.test(statement)) named.set(statement.split(' ')[0] ?? '', toProperty(statement));
  }
  const shapes: Shapes = { classes: new Map(), lists: new Map() };
  for (const statement of statements.filter(text => /^\S+ a sh:NodeShape/.test(text))) {
    const inline = listBracketed(statement).map(toProperty);
    const references = [...statement.matchAll(/sh:property ([^[\s;]+)/g)].flatMap(
      match => named.get(match[1] ?? '') ?? [],
    );
    const [target] = [...statement.matchAll(/sh:targetClass (\S+?)(?:[ ;]|$)/g)].map(match => match[1] ?? '');
    const list = /sh:hasValue <([^>]+)>/.exec(statement)?.[1];
    if (target !== undefined)
      shapes.classes.set(
        target,
        [...references, ...inline].filter(({ path }) => path !== ''),
      );
    else if (list !== undefined) shapes.lists.set(statement.split(' ')[0] ?? '', list);
  }
  return shapes;
}
