import type { Bytes } from '../../bytes.ts';
import type { Unanswered } from '../../line.ts';

/** What a proof says beside the messages that it shows. */
export interface SaidOfMessages {
  /** 96 bytes: a compressed point of the second group of BLS12-381. */
  publicKey: Bytes;
  /** What the issuer signed with the messages. */
  header: Bytes;
  /** What the holder binds the proof to. */
  presentationHeader: Bytes;
  /** Places of the messages that are shown, among all that were signed, rising. */
  indexes: readonly number[];
}

/** `broken_key`: the bytes are no public key. `too_many`: more messages than are checked. */
export type MessagesAnswer = 'matches' | 'differs' | 'malformed' | 'broken_key' | 'too_many';

/**
 * The mathematics of BBS signatures (draft-irtf-cfrg-bbs-signatures, BLS12-381-SHA-256), which core does not have and asks
 * for. A proof takes tens of milliseconds and more, so it belongs beside the thread that asks. Messages are texts, in
 * UTF-8.
 */
export interface BbsMachinery {
  /** Did the owner of the key sign these messages, at these places among others? Never throws. */
  checkProof(said: SaidOfMessages, proof: Bytes, messages: readonly string[]): Promise<MessagesAnswer | Unanswered>;
  /** Proves it, given the signature and all messages. Undefined when the signature is none. Never throws. */
  prove(said: SaidOfMessages, signature: Bytes, messages: readonly string[]): Promise<Bytes | undefined | Unanswered>;
}

let given: BbsMachinery | undefined;

/** Lets core check and derive proofs of bbs-2023 from now on, everywhere; without an argument no longer. */
export function giveBbs(machinery?: BbsMachinery): void {
  given = machinery;
}

/** The machinery that was given, if any. */
export function findBbs(): BbsMachinery | undefined {
  return given;
}
