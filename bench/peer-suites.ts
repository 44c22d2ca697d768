/// <reference path="../test/peers.d.ts" />
import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import { from as fromEcdsa } from '@digitalbazaar/ecdsa-multikey';
import * as sd from '@digitalbazaar/ecdsa-sd-2023-cryptosuite';
import { from as fromEdwards } from '@digitalbazaar/ed25519-multikey';
import * as eddsaJcs from '@digitalbazaar/eddsa-jcs-2022-cryptosuite';
import * as vc from '@digitalbazaar/vc';
import type { JsonObject } from '../packages/core/src/index.ts';
import { peerLoader } from '../test/peer.ts';
import { created, did, now } from '../test/small-web.ts';

/** The other implementation's ways of signing beside RDFC-1.0, each with a key that is read once. */
export interface PeerSuite {
  issue(credential: JsonObject): Promise<JsonObject>;
  /** @throws Error when it does not accept the credential */
  verify(credential: JsonObject): Promise<void>;
}

interface KeyPair {
  publicMultikey: string;
  secretMultikey: string;
}

/** `eddsa-jcs-2022` with an Ed25519 key. */
export async function peerJcs(keys: KeyPair, documents: Record<string, JsonObject>): Promise<PeerSuite> {
  const key = await fromEdwards(toPeerKey(keys));
  const documentLoader = peerLoader(documents);
  return {
    issue: credential => issue(credential, eddsaJcs.createSignCryptosuite(), key.signer(), documentLoader),
    verify: credential => verify(credential, eddsaJcs.createVerifyCryptosuite(), documentLoader),
  };
}

/** `ecdsa-sd-2023` with a P-256 key. */
export async function peerDisclosure(
  keys: KeyPair,
  documents: Record<string, JsonObject>,
  mandatoryPointers: string[],
  selectivePointers: string[],
): Promise<PeerSuite & { derive(credential: JsonObject): Promise<JsonObject> }> {
  const key = await fromEcdsa(toPeerKey(keys));
  const documentLoader = peerLoader(documents);
  return {
    issue: credential =>
      issue(credential, sd.createSignCryptosuite({ mandatoryPointers }), key.signer(), documentLoader),
    verify: credential => verify(credential, sd.createVerifyCryptosuite(), documentLoader),
    derive: async credential => {
      const suite = new DataIntegrityProof({ cryptosuite: sd.createDiscloseCryptosuite({ selectivePointers }) });
      const verifiableCredential = structuredClone(credential);
      return (await vc.derive({ verifiableCredential, suite, documentLoader })) as JsonObject;
    },
  };
}

type Loader = ReturnType<typeof peerLoader>;

function toPeerKey({ publicMultikey, secretMultikey }: KeyPair) {
  const names = { publicKeyMultibase: publicMultikey, secretKeyMultibase: secretMultikey };
  return { type: 'Multikey', id: `${did}#${publicMultikey}`, controller: did, ...names };
}

async function issue(credential: JsonObject, cryptosuite: object, signer: object, documentLoader: Loader) {
  const suite = new DataIntegrityProof({ cryptosuite, signer, date: created });
  return (await vc.issue({ credential: structuredClone(credential), suite, documentLoader })) as JsonObject;
}

async function verify(credential: JsonObject, cryptosuite: object, documentLoader: Loader): Promise<void> {
  const suite = new DataIntegrityProof({ cryptosuite });
  const { verified, error } = await vc.verifyCredential({ credential, suite, documentLoader, now });
  if (!verified) throw new Error(`The peer does not accept it: ${error?.errors?.[0]?.message ?? error?.message}`);
}
