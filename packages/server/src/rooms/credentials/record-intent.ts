import type { LintedDraft } from '@cairn/core/draft';
import type { World } from '../../platform/world.ts';
import { credentialUri, listUri } from './addresses.ts';
import { claimCodeLength, newCode, verifyCodeLength } from './codes.ts';
import type { Intent } from './credential.ts';
import { takeStatusPlace } from './status-index.ts';
import { insertIntent, isCodeTaken } from './store.ts';

/** What a draft needs from here before it can be written. */
export interface DraftPlace {
  uri: string;
  /** Instant of recording, without fractions of a second; the signature will bear it. */
  created: string;
  /** The status list's address, and the entry in it. */
  list: string;
  index: number;
}

/** What is known about a credential before it has a place. */
export type NewIntent = Pick<
  Intent,
  | 'organisationId'
  | 'credentialId'
  | 'achievementId'
  | 'version'
  | 'title'
  | 'learnerName'
  | 'subjectId'
  | 'language'
  | 'awardedOn'
  | 'validUntil'
  | 'verificationMethod'
  | 'batchId'
> & { email?: string };

/**
 * Record a credential before it is signed: its place in a status list, its codes and the exact text that `write`
 * makes of them. Call it in a transaction; what `write` throws undoes all of it.
 */
export async function recordIntent(
  world: World,
  { email, ...known }: NewIntent,
  write: (place: DraftPlace) => LintedDraft,
): Promise<Intent> {
  const recordedAt = world.now();
  const { publicUrl } = world.config;
  const place = await takeStatusPlace(world, known.organisationId);
  const proofCreated = recordedAt.toISOString().replace(/\.\d+Z$/, 'Z');
  const uri = credentialUri(publicUrl, known.credentialId);
  const list = listUri(publicUrl, place.listId);
  const unsigned = write({ uri, created: proofCreated, list, index: place.listIndex });
  const intent: Intent = {
    ...known,
    ...place,
    uri,
    unsigned: JSON.stringify(unsigned),
    proofCreated,
    recordedAt,
    claimCode: await freshCode(world, 'claim_code', claimCodeLength),
    verifyCode: await freshCode(world, 'verify_code', verifyCodeLength),
  };
  await insertIntent(world, intent, email);
  return intent;
}

async function freshCode(world: World, column: 'claim_code' | 'verify_code', length: number): Promise<string> {
  for (;;) {
    const code = newCode(world, length);
    if (!(await isCodeTaken(world, column, code))) return code;
  }
}
