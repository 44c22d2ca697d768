import { fromOpenBadge } from '@cairn/core/formats';
import { isJsonObject } from '@cairn/core/json';
import { parseJson } from '@cairn/core/limits';
import { type RecordedEvent, recordEvent } from '../../platform/events.ts';
import type { Letter } from '../../platform/mail.ts';
import type { World } from '../../platform/world.ts';
import { getPersons } from '../accounts/index.ts';
import { type Credential, findCredential, markCredential, toClaimLink } from '../credentials/index.ts';
import { toClaimLetter } from './claim-letter.ts';
import { toRevokedLetter } from './revoked-letter.ts';

/** M-2: one letter for each credential, however often the event is told; none to learners without an address. */
async function tellTheLearner(world: World, event: RecordedEvent): Promise<void> {
  const credential = await findCredential(world, { credentialId: event.subject['credentialId'] ?? '' });
  if (credential?.letterId === undefined && credential) await sendClaimLetter(world, credential);
}

/** Write the claim letter, if there is an address to send it to; gives the letter's id. */
export async function sendClaimLetter(world: World, credential: Credential): Promise<string | undefined> {
  const { credentialId, organisationId, email: to, language, learnerName, title, claimCode: code } = credential;
  if (to === undefined) return undefined;
  const { issuer, achievement } = awardIn(credential);
  const { url: claimUrl } = await toClaimLink(world, credentialId, 'letter');
  const letter = toClaimLetter({
    to,
    language,
    organisationId,
    issuer: issuer.name ?? '',
    ...(issuer.email === undefined ? {} : { issuerEmail: issuer.email }),
    learnerName,
    title,
    outcomes: achievement.outcomes.length,
    claimUrl,
    codeUrl: `${world.config.publicUrl}/claim`,
    code,
  });
  const letterId = await enqueue(world, letter, credential);
  await markCredential(world, credentialId, { letterId });
  return letterId;
}

async function tellWithdrawn(world: World, event: RecordedEvent): Promise<void> {
  const credential = await findCredential(world, { credentialId: event.subject['credentialId'] ?? '' });
  if (credential?.claimedBy === undefined || !credential.revocation) return;
  const holder = (await getPersons(world, [credential.claimedBy])).get(credential.claimedBy);
  const to = holder?.email ?? credential.email;
  if (to === undefined) return;
  const { issuer } = awardIn(credential);
  const { organisationId, learnerName, title, revocation, credentialId } = credential;
  const letter = toRevokedLetter({
    to,
    language: holder?.language ?? credential.language,
    organisationId,
    issuer: issuer.name ?? '',
    ...(issuer.email === undefined ? {} : { issuerEmail: issuer.email }),
    learnerName,
    title,
    reason: revocation.reason,
    ...(revocation.explanation === undefined ? {} : { explanation: revocation.explanation }),
    walletUrl: `${world.config.publicUrl}/wallet/${credentialId}`,
  });
  await enqueue(world, letter, credential);
}

async function enqueue(world: World, letter: Letter, { organisationId, credentialId }: Credential): Promise<string> {
  const letterId = await world.mail.enqueue(world, letter);
  const subject = { letterId, credentialId, letter: letter.kind };
  const actor = { kind: 'system', story: 'messages' } as const;
  await recordEvent(world, { kind: 'letter.queued', organisationId, subject, actor });
  return letterId;
}

function awardIn({ document }: Credential) {
  const parsed = parseJson(document);
  if (!isJsonObject(parsed)) throw new Error('an issued credential is no object');
  return fromOpenBadge(parsed);
}

/** Letters follow what happened. */
export const reactions = { 'credential.issued': tellTheLearner, 'credential.revoked': tellWithdrawn };
