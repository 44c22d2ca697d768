import type { MessageSigner, Unanswered } from '@cairn/core/bbs';
import type { Bytes } from '@cairn/core/bytes';
import { didKey, keyId } from '@cairn/core/did';
import { toMultikey } from '@cairn/core/keys';
import type { Bbs } from './open-bbs.ts';

/**
 * A signer that holds its key in memory, and signs in the worker.
 * @param secretKey 32 bytes, not zero and below the order of the curve
 * @param did the identifier whose document lists the key; the key's own `did:key` when absent
 * @throws Error when the worker gives no answer, as it does when the key is none
 */
export async function toBbsSigner(bbs: Bbs, secretKey: Bytes, did?: string): Promise<MessageSigner> {
  const publicKey = toAnswer(await bbs.toPublicKey(secretKey));
  const owner = did ?? didKey(publicKey, 'Bls12381G2');
  return {
    verificationMethod: keyId(owner, toMultikey(publicKey, 'Bls12381G2')),
    publicKey,
    signMessages: async (header, messages) => toAnswer(await bbs.sign(secretKey, header, messages)),
  };
}

function toAnswer(answer: Bytes | Unanswered): Bytes {
  if ('unanswered' in answer) throw new Error(`Not signed: the machinery says ${answer.unanswered}.`);
  return answer;
}
