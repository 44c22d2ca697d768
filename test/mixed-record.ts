import { signOpenBadgeToken } from '../packages/core/src/formats/index.ts';
import type { JsonObject, JsonValue } from '../packages/core/src/json.ts';
import { generateKeyPair, type Signer, sign, toSigner } from '../packages/core/src/proof/index.ts';
import { toRecord } from './small-record.ts';
import { award, created, draft, listUrl } from './small-web.ts';

const idOf = ({ verificationMethod }: Signer) => verificationMethod.split('#')[0] ?? '';

/** An endorsement of the record that ran out. */
async function issueExpiredEndorsement(recordId: JsonValue = ''): Promise<JsonObject> {
  const agency = await toSigner((await generateKeyPair()).secretMultikey);
  const endorsement = {
    '@context': ['https://www.w3.org/ns/credentials/v2', 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'],
    id: 'urn:uuid:1f5c9c9e-1f0d-4a8f-bb0a-0b8f6f1f2a10',
    type: ['VerifiableCredential', 'EndorsementCredential'],
    name: 'Endorsement of the record',
    issuer: { id: idOf(agency), type: ['Profile'], name: 'Quality Agency' },
    validFrom: '2025-06-12T00:00:00Z',
    validUntil: '2026-01-01T00:00:00Z',
    credentialSubject: { id: recordId, type: ['EndorsementSubject'] },
  };
  return sign(endorsement as never, agency, created);
}

/**
 * A learner record of which not everything holds: one good award, one that was changed, one whose list nobody can reach,
 * one good token, and an endorsement that ran out. Issuers are keys, so nothing but that list needs a network.
 */
export async function issueMixedRecord(): Promise<JsonObject> {
  const signer = await toSigner((await generateKeyPair()).secretMultikey);
  const issuer = { ...award.issuer, id: idOf(signer) };
  const own = (status?: typeof award.status) => draft({ issuer, status });
  const good = await sign(own(), signer, created);
  const far = await sign(own({ purpose: 'revocation', index: '5', list: `${listUrl}0` }), signer, created);
  const parts = [good, { ...good, name: 'Something better' }, far, await signOpenBadgeToken(own(), signer)];
  const bare = toRecord(parts, { issuer: good.issuer ?? '' });
  const endorsement = [await issueExpiredEndorsement(bare.id)];
  return sign({ ...bare, endorsement } as never, signer, created);
}
