import { Malformed } from '../malformed.ts';
import { readSvg, resolveReferences, type SvgPiece } from './svg-tags.ts';
import { largestImageBytes, largestTextBytes, type Unbaked } from './unbaked.ts';

/** Badges in SVG: the credential is the first child of `<svg>` (Open Badges 3.0 §5.3.2). */

const credentialNamespace = 'https://purl.imsglobal.org/ob/v3p0';
const elements: Readonly<Record<string, Unbaked['kind']>> = {
  [`${credentialNamespace} credential`]: 'credential',
  'http://openbadges.org assertion': 'assertion',
};
const svgNamespace = 'http://www.w3.org/2000/svg';
/** Honest pictures nest some dozens of groups and know some ten namespaces. */
const deepestNesting = 1_000;
const mostNamespaces = 100;

/**
 * The picture with a credential inside; older ones in it are replaced.
 * @param text the credential as JSON, or as compact JWS
 * @throws Malformed `broken_image` when this is not an SVG picture
 */
export function bakeSvg(svg: string, text: string): string {
  const found = findElements(svg);
  let bare = svg;
  for (const { start, end } of found.baked.toReversed()) bare = bare.slice(0, start) + bare.slice(end);
  const { root } = findElements(bare);
  const declared = root.attributes.get('xmlns:openbadges');
  const namespace = ` xmlns:openbadges="${credentialNamespace}"`;
  const opening =
    bare.slice(0, root.end - (root.isEmpty ? 2 : 1)).trimEnd() + (declared === undefined ? namespace : '');
  const isDeclaredOtherwise = declared !== undefined && declared !== credentialNamespace;
  const element = toElement(text, isDeclaredOtherwise ? namespace : '');
  return `${opening}>${element}${root.isEmpty ? `</${root.name}>` : ''}${bare.slice(root.end)}`;
}

/** The first credential in an SVG, or undefined. @throws Malformed `broken_image`, `too_large` */
export function unbakeSvg(svg: string): Unbaked | undefined {
  const first = findElements(svg).baked[0];
  if (first === undefined) return undefined;
  const pieces = first.token === undefined ? first.pieces : [{ text: first.token, isLiteral: false }];
  const length = pieces.reduce((sum, piece) => sum + piece.text.length, 0);
  if (length > largestTextBytes) throw new Malformed('', 'too_large', 'The credential is larger than 1 MB.');
  const text = pieces.map(piece => (piece.isLiteral ? piece.text : resolveReferences(piece.text))).join('');
  return { kind: first.kind, text: text.trim() };
}

/** JSON may hold `]]>` only inside a text, where the last character can be written as an escape. */
function toElement(text: string, namespace: string): string {
  if (!text.trimStart().startsWith('{')) return `<openbadges:credential${namespace} verify="${text}"/>`;
  const content = text.replaceAll(']]>', ']]\\u003e');
  return `<openbadges:credential${namespace}><![CDATA[${content}]]></openbadges:credential>`;
}

type OpenTag = SvgPiece & { is: 'open' };

/** A credential in a picture and where its element lies. */
interface Baked {
  kind: Unbaked['kind'];
  token: string | undefined;
  pieces: { text: string; isLiteral: boolean }[];
  start: number;
  end: number;
}

function findElements(svg: string): { root: OpenTag; baked: Baked[] } {
  if (svg.length > largestImageBytes) throw new Malformed('', 'too_large', 'The picture is larger than 20 MB.');
  const baked: Baked[] = [];
  const scopes: ReadonlyMap<string, string>[] = [];
  let root: OpenTag | undefined;
  let current: Baked | undefined;
  for (const piece of readSvg(svg)) {
    if (piece.is === 'text') {
      current?.pieces.push(piece);
    } else if (piece.is === 'open') {
      const scope = withNamespaces(scopes.at(-1), piece);
      root ??= requireSvg(piece, scope);
      const kind = elements[expandName(piece.name, scope)];
      if (kind !== undefined && current === undefined) {
        const { start, end } = piece;
        current = { kind, token: piece.attributes.get('verify'), pieces: [], start, end };
        baked.push(current);
      }
      if (scopes.length === deepestNesting) throw new Malformed('', 'too_deep', 'The SVG picture is nested too deep.');
      if (!piece.isEmpty) scopes.push(scope);
      else if (current?.start === piece.start) current = undefined;
    } else {
      const scope = scopes.pop();
      if (current !== undefined && scope !== undefined && elements[expandName(piece.name, scope)] !== undefined) {
        current.end = piece.end;
        current = undefined;
      }
    }
  }
  if (root === undefined || current !== undefined || scopes.length > 0) {
    throw new Malformed('', 'broken_image', 'The SVG picture is cut off.');
  }
  return { root, baked };
}

function requireSvg(piece: OpenTag, scope: ReadonlyMap<string, string>): OpenTag {
  const name = expandName(piece.name, scope);
  if (name === `${svgNamespace} svg` || name === ' svg') return piece;
  throw new Malformed('', 'broken_image', 'This is not an SVG picture.');
}

/** The namespaces that hold inside a tag: prefix, or the empty text for the default, to namespace. */
function withNamespaces(outer: ReadonlyMap<string, string> | undefined, tag: OpenTag): ReadonlyMap<string, string> {
  const own = [...tag.attributes].flatMap(([name, value]): [string, string][] => {
    if (name === 'xmlns') return [['', resolveReferences(value)]];
    return name.startsWith('xmlns:') ? [[name.slice(6), resolveReferences(value)]] : [];
  });
  if (own.length === 0 && outer !== undefined) return outer;
  const scope = new Map([...(outer ?? []), ...own]);
  if (scope.size > mostNamespaces)
    throw new Malformed('', 'broken_image', 'The SVG picture knows too many namespaces.');
  return scope;
}

/** Namespace and local name of a tag, with one space between them. */
function expandName(name: string, scope: ReadonlyMap<string, string>): string {
  const [prefix, local] = name.includes(':') ? name.split(':', 2) : ['', name];
  return `${scope.get(prefix ?? '') ?? ''} ${local ?? ''}`;
}
