import { type Bytes, concat, toBase64url, toUtf8 } from '../../bytes.ts';
import { type ContextLoader, type Lost, toNQuads } from '../../canonical/index.ts';
import { byCodePoint, byUnit, type Order } from '../../canonical/order.ts';
import type { JsonObject } from '../../json.ts';
import { checkSignature, type PublicKey } from '../../keys/index.ts';
import { fromPoint } from '../../keys/multikey.ts';
import { fromCompressed } from '../../keys/points.ts';
import { digestText } from '../../machinery.ts';
import { type DerivedValue, fromDerivedText, isBaseText } from './proof-value.ts';
import { parseStatements, renameTerms, toSortedLines } from './statements.ts';

/** `undisclosed`: it is the signature that the learner keeps, from which those to be shown are made. */
export type DisclosedAnswer =
  | 'matches'
  | 'matches_by_unit'
  | 'differs'
  | 'malformed'
  | 'undisclosed'
  | 'unsupported'
  | { lost: Lost };

/**
 * Is what is shown of a document as its issuer signed it, nothing left out that may not be (vc-di-ecdsa 1.0 §3.5.8)?
 * @param unsecured the document without the proof
 * @param key of the issuer, P-256
 */
export async function checkDisclosed(
  unsecured: JsonObject,
  proof: JsonObject,
  key: PublicKey,
  load?: ContextLoader,
): Promise<DisclosedAnswer> {
  const { proofValue, ...options } = proof;
  const text = typeof proofValue === 'string' ? proofValue : '';
  const value = fromDerivedText(text);
  const proofKey = value && readProofKey(value.publicKey);
  if (!value || !proofKey) return isBaseText(text) ? 'undisclosed' : 'malformed';
  const [config, shown] = await Promise.all([
    toNQuads({ ...options, '@context': unsecured['@context'] ?? [] }, load),
    toNQuads(unsecured, load),
  ]);
  if ('lost' in shown) return shown;
  if ('lost' in config) return config;
  const checked = { key, proofKey, value };
  const answer = await checkStatements(config.nquads, shown.nquads, byCodePoint, checked);
  if (answer !== 'differs' || (config.byUnit ?? shown.byUnit) === undefined) return answer;
  const [configByUnit, shownByUnit] = [config.byUnit ?? config.nquads, shown.byUnit ?? shown.nquads];
  const again = await checkStatements(configByUnit, shownByUnit, byUnit, checked);
  return again === 'matches' ? 'matches_by_unit' : again;
}

async function checkStatements(
  config: string,
  nquads: string,
  order: Order,
  { key, proofKey, value }: { key: PublicKey; proofKey: PublicKey; value: DerivedValue },
): Promise<'matches' | 'differs' | 'unsupported'> {
  const names = new Map([...value.labels].map(([number, label]) => [number, `u${toBase64url(label)}`]));
  const statements = relabel(nquads, names, order);
  const { mandatory, others } = split(statements ?? [], value.mandatoryIndexes);
  const isWhole = statements !== undefined && mandatory.length === value.mandatoryIndexes.length;
  if (!isWhole || others.length !== value.signatures.length) return 'differs';
  const base = await toBaseBytes(config, value.publicKey, mandatory);
  const answer = await checkAll([[key, value.baseSignature, base]]);
  if (answer !== 'matches') return answer;
  return checkAll(value.signatures.map((signature, index) => [proofKey, signature, toUtf8(others[index] ?? '')]));
}

/** The key of the one proof, in the 35 bytes of its Multikey. It is never seen again, so it is not kept. */
export function readProofKey(publicKey: Bytes): PublicKey | undefined {
  const point = fromCompressed('P-256', publicKey.subarray(2));
  return point && fromPoint('P-256', point);
}

/** What the issuer's own key signs: the proof, the key of the one proof, and what may not be left out. */
export async function toBaseBytes(config: string, publicKey: Bytes, mandatory: readonly string[]): Promise<Bytes> {
  const [proofHash, mandatoryHash] = await Promise.all([digestText(config), digestText(mandatory.join(''))]);
  return concat(proofHash, publicKey, mandatoryHash);
}

/**
 * The statements with the labels that they were signed with, which come by the number that a blank node has here. Undefined
 * when there is not exactly one for each.
 */
export function relabel(nquads: string, labels: ReadonlyMap<number, string>, order: Order): string[] | undefined {
  const used = new Set<string>();
  const names = new Map([...labels].map(([number, label]) => [`_:c14n${number}`, `_:${label}`]));
  const rename = (term: string) => {
    if (!term.startsWith('_:')) return term;
    used.add(term);
    return names.get(term) ?? '';
  };
  const statements = toSortedLines(renameTerms(parseStatements(nquads), rename), order);
  const isExact = used.size === names.size && [...used].every(term => names.has(term));
  return isExact ? statements : undefined;
}

/** Those that may not be left out, and the others. */
export function split(statements: readonly string[], mandatoryIndexes: readonly number[]) {
  const isMandatory = new Set(mandatoryIndexes);
  return {
    mandatory: statements.filter((_, index) => isMandatory.has(index)),
    others: statements.filter((_, index) => !isMandatory.has(index)),
  };
}

async function checkAll(
  signed: readonly (readonly [PublicKey, Bytes, Bytes])[],
): Promise<'matches' | 'differs' | 'unsupported'> {
  const answers = await Promise.all(
    signed.map(([key, signature, bytes]) => checkSignature(key, 'ES256', signature, bytes)),
  );
  if (answers.every(answer => answer === 'matches')) return 'matches';
  return answers.includes('unsupported') ? 'unsupported' : 'differs';
}
