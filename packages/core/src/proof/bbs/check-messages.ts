import { type Bytes, fromBase64url } from '../../bytes.ts';
import { type ContextLoader, type Lost, toNQuads } from '../../canonical/index.ts';
import { byCodePoint, byUnit, type Order } from '../../canonical/order.ts';
import type { JsonObject } from '../../json.ts';
import type { PublicKey } from '../../keys/index.ts';
import type { Unanswered } from '../../line.ts';
import { relabel, split, toBaseBytes } from '../disclosure/check-disclosed.ts';
import { type BbsMachinery, findBbs } from './machinery.ts';
import { type DerivedMessages, findFeature, fromBaseMessages, fromDerivedMessages } from './proof-value.ts';

/** Why a proof was not checked, by stable codes. */
export type Unchecked =
  | { unchecked: 'not_on_board' | 'too_many' | Unanswered['unanswered'] }
  /** What the proof makes use of. */
  | { feature: string };

type Answer = 'matches' | 'differs' | 'malformed' | 'broken_key' | Unchecked;

/**
 * Is what is shown of a document among what its issuer signed, nothing left out that may not be (vc-di-bbs 1.0 §3.4.7)?
 * @param unsecured the document without the proof
 * @param key of the issuer, of BLS12-381
 */
export async function checkMessages(
  unsecured: JsonObject,
  proof: JsonObject,
  key: PublicKey,
  load?: ContextLoader,
): Promise<Answer | 'matches_by_unit' | 'undisclosed' | { lost: Lost }> {
  const { proofValue, ...options } = proof;
  const text = typeof proofValue === 'string' ? proofValue : '';
  const feature = findFeature(text);
  if (feature !== undefined) return { feature };
  const value = fromDerivedMessages(text);
  const publicKey = fromBase64url(key.jwk.x ?? '');
  if (!value || !publicKey) return fromBaseMessages(text) ? 'undisclosed' : 'malformed';
  const machinery = findBbs();
  if (!machinery) return { unchecked: 'not_on_board' };
  const [config, shown] = await Promise.all([
    toNQuads({ ...options, '@context': unsecured['@context'] ?? [] }, load),
    toNQuads(unsecured, load),
  ]);
  if ('lost' in shown) return shown;
  if ('lost' in config) return config;
  const asked = { machinery, publicKey, value };
  const answer = await askMachinery(config.nquads, shown.nquads, byCodePoint, asked);
  if (answer !== 'differs' || (config.byUnit ?? shown.byUnit) === undefined) return answer;
  const [configByUnit, shownByUnit] = [config.byUnit ?? config.nquads, shown.byUnit ?? shown.nquads];
  const again = await askMachinery(configByUnit, shownByUnit, byUnit, asked);
  return again === 'matches' ? 'matches_by_unit' : again;
}

async function askMachinery(
  config: string,
  nquads: string,
  order: Order,
  { machinery, publicKey, value }: { machinery: BbsMachinery; publicKey: Bytes; value: DerivedMessages },
): Promise<Answer> {
  const { proof, mandatoryIndexes, selectiveIndexes, presentationHeader } = value;
  const names = new Map([...value.labels].map(([number, label]) => [number, `b${label}`]));
  const statements = relabel(nquads, names, order);
  const { mandatory, others } = split(statements ?? [], mandatoryIndexes);
  const isWhole = statements !== undefined && mandatory.length === mandatoryIndexes.length;
  if (!isWhole || others.length !== selectiveIndexes.length) return 'differs';
  const header = await toHeader(config, mandatory);
  const said = { publicKey, header, presentationHeader, indexes: selectiveIndexes };
  const answer = await machinery.checkProof(said, proof, others);
  if (answer === 'too_many') return { unchecked: answer };
  return typeof answer === 'object' ? { unchecked: answer.unanswered } : answer;
}

/** What the issuer signs with the messages: the proof options, and what may not be left out (vc-di-bbs 1.0 §3.4.4). */
export function toHeader(config: string, mandatory: readonly string[]): Promise<Bytes> {
  return toBaseBytes(config, new Uint8Array(), mandatory);
}
