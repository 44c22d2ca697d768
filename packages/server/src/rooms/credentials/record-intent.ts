import type { LintedDraft } from '@cairn/core/draft';
import type { World } from '../../platform/world.ts';
import { credentialUri, listUri } from './addresses.ts';
import { claimCodeLength, newCode, verifyCodeLength } from './codes.ts';
import type { Intent } from './credential.ts';
import { insertIntents, listTakenVerifyCodes } from './intent-store.ts';
import { takeStatusPlaces } from './status-index.ts';

/** What a draft needs from here before it can be written. */
export interface DraftPlace {
  uri: string;
  /** Instant of recording, without fractions of a second; the signature will bear it. */
  created: string;
  /** The status list's address, and the entry in it. */
  list: string;
  index: number;
}

/** What is known about a credential before it has a place, and how the text is made once it has one. */
export type NewIntent = Pick<
  Intent,
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
> & { email?: string; write: (place: DraftPlace) => LintedDraft };

/** An intent and what its text says, for whoever signs it in the same breath. */
export type DraftedIntent = Intent & { draft: LintedDraft };

/**
 * Record credentials of one organisation before they are signed: each with its place in a status list, its codes and the exact
 * text that is written of them. Call it in a transaction; what a `write` throws undoes all of it.
 */
export async function recordIntents(
  world: World,
  organisationId: string,
  known: readonly NewIntent[],
): Promise<DraftedIntent[]> {
  if (known.length === 0) return [];
  const claimCodes = Array.from(known, () => newCode(world, claimCodeLength));
  const verifyCodes = await freshVerifyCodes(world, known.length);
  const places = await takeStatusPlaces(world, organisationId, known.length);
  const recordedAt = world.now();
  const proofCreated = recordedAt.toISOString().replace(/\.\d+Z$/, 'Z');
  const intents = known.map(({ email: _, write, ...rest }, index) => {
    const place = at(places, index);
    const uri = credentialUri(world.config.publicUrl, rest.credentialId);
    const list = listUri(world.config.publicUrl, place.listId);
    const draft = write({ uri, created: proofCreated, list, index: place.listIndex });
    const codes = { claimCode: at(claimCodes, index), verifyCode: at(verifyCodes, index) };
    const unsigned = JSON.stringify(draft);
    return { ...rest, ...place, ...codes, organisationId, uri, draft, unsigned, proofCreated, recordedAt };
  });
  await insertIntents(
    world,
    intents,
    known.map(({ email }) => email),
  );
  return intents;
}

function at<T>(taken: readonly T[], index: number): T {
  const item = taken[index];
  if (item === undefined) throw new Error('fewer were given than were asked for');
  return item;
}

/** Codes that nobody bears, each another one. Claim codes need no such look: of 60 bits no two are ever the same. */
async function freshVerifyCodes(world: World, count: number): Promise<string[]> {
  const codes = new Set<string>();
  while (codes.size < count) {
    const drawn = Array.from({ length: count - codes.size }, () => newCode(world, verifyCodeLength));
    const taken = new Set(await listTakenVerifyCodes(world, drawn));
    for (const code of drawn) if (!taken.has(code)) codes.add(code);
  }
  return [...codes];
}
