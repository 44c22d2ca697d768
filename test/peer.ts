/// <reference path="./peers.d.ts" />
import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import { from } from '@digitalbazaar/ed25519-multikey';
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import * as vc from '@digitalbazaar/vc';
import * as statusList from '@digitalbazaar/vc-bitstring-status-list';
import { loadContext } from '../packages/core/src/contexts/index.ts';
import { findVerificationMethod } from '../packages/core/src/did/index.ts';
import type { JsonObject } from '../packages/core/src/index.ts';

/** An independent implementation, asked in tests what it thinks of our credentials, and for credentials of its own. */

const multikeyContext = 'https://w3id.org/security/multikey/v1';

/** What the other implementation may see: contexts, and the documents of this web by their identifier. */
export function peerLoader(documents: Record<string, JsonObject>) {
  return async (url: string) => {
    const document = loadContext(url) ?? documents[url] ?? findKey(url, documents);
    if (!document) throw new Error(`The other implementation asked for ${url}.`);
    return { document: structuredClone(document), documentUrl: url, contextUrl: null, tag: 'static' };
  };
}

function findKey(url: string, documents: Record<string, JsonObject>): JsonObject | undefined {
  const owner = documents[url.split('#')[0] ?? ''];
  const keys = owner?.verificationMethod as JsonObject[] | undefined;
  const key =
    owner && findVerificationMethod(owner, url, 'assertionMethod').method && keys?.find(({ id }) => id === url);
  return key && { '@context': multikeyContext, ...key };
}

/** Does the other implementation accept the credential? The reason when it does not. */
export async function peerVerify(
  credential: JsonObject,
  documents: Record<string, JsonObject>,
  now: Date,
): Promise<{ verified: boolean; why: string }> {
  const documentLoader = peerLoader(documents);
  const suite = new DataIntegrityProof({ cryptosuite });
  const checkStatus = async (options: object) => {
    const answer = await statusList.checkStatus({ ...options, credential, documentLoader, suite });
    return { ...answer, verified: answer.verified && (answer.results ?? []).every(({ status }) => !status) };
  };
  const isListed = 'credentialStatus' in credential;
  const options = { credential, suite, documentLoader, now, ...(isListed ? { checkStatus } : {}) };
  const { verified, error } = await vc.verifyCredential(options);
  return { verified, why: [error?.message, ...(error?.errors ?? []).map(({ message }) => message)].join('; ') };
}

/** Signs as the other implementation does, with a key that is read once. */
export async function peerIssuer(
  keys: { publicMultikey: string; secretMultikey: string },
  did: string,
  documents: Record<string, JsonObject>,
): Promise<(credential: JsonObject) => Promise<JsonObject>> {
  const { publicMultikey: publicKeyMultibase, secretMultikey: secretKeyMultibase } = keys;
  const id = `${did}#${publicKeyMultibase}`;
  const key = await from({ type: 'Multikey', id, controller: did, publicKeyMultibase, secretKeyMultibase });
  const documentLoader = peerLoader(documents);
  return async credential => {
    const suite = new DataIntegrityProof({ cryptosuite, signer: key.signer(), date: '2026-06-12T09:00:00Z' });
    return (await vc.issue({ credential: structuredClone(credential), suite, documentLoader })) as JsonObject;
  };
}
