import { afterEach, describe, expect, it } from 'vitest';
import { ask, did, didUrl, draft, type Web } from '../../../../test/small-web.ts';
import { toBase58, toBase64url } from '../bytes.ts';
import { type BbsMachinery, giveBbs } from '../proof/bbs/index.ts';
import { toDerivedMessages } from '../proof/bbs/proof-value.ts';

/** What a report says of signatures over many messages that were not checked, and why. */
const multikey = `z${toBase58(new Uint8Array([0xeb, 0x01, 0x80, ...new Uint8Array(95)]))}`;
const id = `${did}#bbs`;
const pages: Web = {
  [didUrl]: {
    id: did,
    verificationMethod: [{ id, type: 'Multikey', controller: did, publicKeyMultibase: multikey }],
    assertionMethod: [id],
  },
};
const plain = {
  proof: new Uint8Array(272),
  labels: new Map(),
  mandatoryIndexes: [],
  selectiveIndexes: [],
  presentationHeader: new Uint8Array(),
};
const named = { '@context': draft()['@context'] ?? [], type: ['VerifiableCredential'], issuer: did };
const document = { ...named, credentialSubject: { id: 'urn:a' } };

async function lineOf(proofValue: string, answer?: Awaited<ReturnType<BbsMachinery['checkProof']>>) {
  if (answer !== undefined) giveBbs({ checkProof: async () => answer, prove: async () => undefined });
  const proof = {
    type: 'DataIntegrityProof',
    cryptosuite: 'bbs-2023',
    verificationMethod: id,
    proofPurpose: 'assertionMethod',
    proofValue,
  };
  const { findings } = await ask({ ...document, proof }, pages);
  const finding = findings.find(({ question }) => question === 'integrity');
  return [finding?.code, finding?.facts];
}

describe('a signature over many messages', () => {
  afterEach(() => giveBbs());
  const said = { suite: 'bbs-2023', key: id };

  it('that makes use of more than is checked here is told of by that', async () => {
    const toValue = (kind: number) => `u${toBase64url(new Uint8Array([0xd9, 0x5d, kind]))}`;
    expect(await lineOf(toValue(5))).toEqual(['signature_feature_unknown', { ...said, reason: 'holder_binding' }]);
    expect(await lineOf(toValue(7))).toEqual(['signature_feature_unknown', { ...said, reason: 'pseudonym' }]);
    expect(await lineOf(toValue(3))).toEqual(['signature_malformed', said]);
  });

  it('that was not checked is told of by the reason', async () => {
    const value = toDerivedMessages(plain);
    expect(await lineOf(value)).toEqual(['signature_not_checked', { ...said, reason: 'not_on_board' }]);
    // What it says is not all that is there, so nobody has to ask.
    expect(await lineOf(value, 'too_many')).toEqual(['signature_differs', said]);
  });
});
