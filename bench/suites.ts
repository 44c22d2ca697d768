import { toDidDocument } from '../packages/core/src/did/index.ts';
import type { JsonObject } from '../packages/core/src/index.ts';
import { fromMultikey, isPublicKey, type PublicKey } from '../packages/core/src/keys/index.ts';
import { derive, signBase } from '../packages/core/src/proof/disclosure/index.ts';
import { checkProof, generateKeyPair, sign, toSigner } from '../packages/core/src/proof/index.ts';
import { created, did } from '../test/small-web.ts';
import { inTurn, toOtherBadge } from './fixture.ts';
import type { Contest } from './measure.ts';
import { peerDisclosure, peerJcs } from './peer-suites.ts';

/** `eddsa-jcs-2022`: on both sides keys are read once, and checking asks about the signature alone. */
export async function contestJcs(): Promise<Contest> {
  const keys = await generateKeyPair();
  const peer = await peerJcs(keys, { [did]: toDidDocument({ did, keys: [{ multikey: keys.publicMultikey }] }) });
  const signer = await toSigner(keys.secretMultikey, did);
  const badge = await inTurn(toOtherBadge);
  const signed = await inTurn(number => sign(toOtherBadge(number), signer, created, 'eddsa-jcs-2022'));
  const key = readKey(keys.publicMultikey);
  await peer.verify(signed());
  const name = 'eddsa-jcs-2022';
  return {
    works: {
      jcsIssue: () => sign(badge(), signer, created, 'eddsa-jcs-2022'),
      peerJcsIssue: () => peer.issue(badge() as JsonObject),
      jcsCheck: () => check(signed(), key),
      peerJcsCheck: () => peer.verify(signed()),
    },
    goals: [
      { name: `${name}, issue, beside @digitalbazaar`, long: 'peerJcsIssue', short: 'jcsIssue', goal: 9 },
      { name: `${name}, check, beside @digitalbazaar`, long: 'peerJcsCheck', short: 'jcsCheck', goal: 4.5 },
    ],
  };
}

/** What every part of an Open Badge has to show, and what the learner shows besides. */
const mandatory = ['/id', '/issuer', '/validFrom', '/name', '/credentialSubject/achievement', '/credentialSchema'];
const selected = ['/credentialSubject/result/0', '/evidence'];

/** `ecdsa-sd-2023`: signing for a learner, making a part of it, and checking that part. */
export async function contestDisclosure(): Promise<Contest> {
  const keys = await generateKeyPair('P-256');
  const documents = { [did]: toDidDocument({ did, keys: [{ multikey: keys.publicMultikey }] }) };
  const peer = await peerDisclosure(keys, documents, mandatory, selected);
  const signer = await toSigner(keys.secretMultikey, did);
  const badge = await inTurn(toOtherBadge);
  const signHere = (draft: ReturnType<typeof badge>) => signBase(draft, signer, created, mandatory);
  const deriveHere = async (base: JsonObject) => {
    const part = await derive(base, selected);
    if ('refused' in part) throw new Error(`Not derived: ${part.refused}`);
    return part;
  };
  const signed = await inTurn(number => signHere(toOtherBadge(number)));
  const part = await inTurn(async number => deriveHere(await signHere(toOtherBadge(number))));
  const key = readKey(keys.publicMultikey);
  await peer.verify(part());
  const name = 'ecdsa-sd-2023';
  return {
    works: {
      sdIssue: () => signHere(badge()),
      peerSdIssue: () => peer.issue(badge() as JsonObject),
      sdDerive: () => deriveHere(signed()),
      peerSdDerive: () => peer.derive(signed()),
      sdCheck: () => check(part(), key),
      peerSdCheck: () => peer.verify(part()),
    },
    goals: [
      { name: `${name}, issue, beside @digitalbazaar`, long: 'peerSdIssue', short: 'sdIssue', goal: 15 },
      { name: `${name}, derive, beside @digitalbazaar`, long: 'peerSdDerive', short: 'sdDerive', goal: 25 },
      { name: `${name}, check, beside @digitalbazaar`, long: 'peerSdCheck', short: 'sdCheck', goal: 3 },
    ],
  };
}

function readKey(multikey: string): PublicKey {
  const key = fromMultikey(multikey);
  if (!isPublicKey(key)) throw new Error('The key of the benchmark is none.');
  return key;
}

async function check(document: JsonObject, key: PublicKey): Promise<void> {
  const answer = await checkProof(document, document.proof as JsonObject, key);
  if (answer !== 'matches') throw new Error(`The signature does not hold: ${JSON.stringify(answer)}`);
}
