import { describe, expect, it } from 'vitest';
import { created, draft } from '../../../../../test/small-web.ts';
import { toUtf8 } from '../../bytes.ts';
import { toNQuads } from '../../canonical/index.ts';
import { byCodePoint, byUnit, type Order } from '../../canonical/order.ts';
import type { JsonObject } from '../../json.ts';
import { fromMultikey, isPublicKey } from '../../keys/index.ts';
import { checkProof, generateKeyPair, toSigner } from '../index.ts';
import { generateSecret, openSecret } from '../secret-key.ts';
import { relabel, split, toBaseBytes } from './check-disclosed.ts';
import { derive, signBase } from './index.ts';
import { fromDerivedText, toDerivedText } from './proof-value.ts';

const { publicMultikey, secretMultikey } = await generateKeyPair('P-256');
const signer = await toSigner(secretMultikey);
const found = fromMultikey(publicMultikey);
if (!isPublicKey(found)) throw new Error('no key');
const key = found;
const proofKey = await openSecret('P-256', await generateSecret('P-256'));
const evidence = [{ id: 'urn:x:1', type: ['Evidence'], name: ['\u{1f6df} buoy', '\uffee circle'] }];
const badge = { ...draft({ status: undefined }), evidence } as unknown as ReturnType<typeof draft>;
const chances = { hmacKey: new Uint8Array(32).fill(5), proofKey };
const base = await signBase(badge, signer, created, ['/issuer'], chances);
const shown = await derive(base, ['/evidence']);
if ('refused' in shown) throw new Error(String(shown.refused));
const part: JsonObject = shown;
const { proofValue, ...options } = part.proof as JsonObject;
const { proof: _, ...unsecured } = part;
const value = fromDerivedText(String(proofValue));
if (!value) throw new Error('no derived proof');
const derived = value;

/** The same part as software signs it that sorts in this order. */
async function signIn(order: Order): Promise<JsonObject> {
  const shownIn = await toNQuads(unsecured);
  const config = await toNQuads({ ...options, '@context': unsecured['@context'] ?? [] });
  if ('lost' in shownIn || 'lost' in config) throw new Error('lost');
  const nquads = order === byUnit ? (shownIn.byUnit ?? '') : shownIn.nquads;
  const names = new Map(
    [...derived.labels].map(([number, label]) => [number, `u${Buffer.from(label).toString('base64url')}`]),
  );
  const statements = relabel(nquads, names, order) ?? [];
  const isMandatory = (line: string) => !line.startsWith('<urn:x:1>') && !line.endsWith('<urn:x:1> .\n');
  const mandatoryIndexes = statements.flatMap((line, index) => (isMandatory(line) ? [index] : []));
  const { mandatory, others } = split(statements, mandatoryIndexes);
  const baseBytes = await toBaseBytes(config.nquads, derived.publicKey, mandatory);
  const signatures = await Promise.all(others.map(async line => new Uint8Array(await proofKey.sign(toUtf8(line)))));
  const baseSignature = new Uint8Array(await signer.sign(baseBytes));
  const changed = { ...derived, baseSignature, signatures, mandatoryIndexes };
  return { ...part, proof: { ...options, proofValue: toDerivedText(changed) } };
}

describe('a part that was signed in the order of UTF-16 units', () => {
  const check = (document: JsonObject) => checkProof(document, document.proof as JsonObject, key);

  it('matches, and is told from one in the order of code points', async () => {
    expect(await check(part)).toBe('matches');
    expect(await check(await signIn(byCodePoint))).toBe('matches');
    expect(await check(await signIn(byUnit))).toBe('matches_by_unit');
  });

  it('matches with no word changed', async () => {
    const signed = await signIn(byUnit);
    const names = ['\u{1f6df} buoys', '\uffee circle'];
    expect(await check({ ...signed, evidence: [{ ...evidence[0], name: names } as JsonObject] })).toBe('differs');
    expect(await check({ ...signed, evidence: [{ ...evidence[0], name: 'z' } as JsonObject] })).toBe('differs');
  });
});
