import { createPublicKey, type KeyObject, verify } from 'node:crypto';
import type { ReplyOf, RequestOf } from '@cairn/api';
import type { ChecklistCode } from '@cairn/api/checklist';
import type { organisationsContract } from '@cairn/api/organisations';
import type { Profile } from '@cairn/core/award';
import { didWebUrl } from '@cairn/core/did';
import { fromMultikey, isPublicKey } from '@cairn/core/keys';
import type { Actor } from '../../platform/actor.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { World } from '../../platform/world.ts';
import { findActiveKeyState, findDidDocument, getSigner } from '../keys/index.ts';
import { getIssuerProfile, getOrganisations } from './organisations.ts';
import { isLocal, listProfileGaps } from './rules.ts';
import { signAndVerify } from './self-check.ts';
import type { OrganisationRecord } from './store.ts';

type Endpoint = typeof organisationsContract.readChecklist;
type Answer = ReplyOf<Endpoint>['items'][number]['answer'];

/** What one test found. */
interface Outcome {
  answer: Answer;
  code: ChecklistCode;
  facts: Record<string, string>;
}

const outcome = (answer: Answer, code: ChecklistCode, facts: Record<string, string> = {}): Outcome => ({
  answer,
  code,
  facts,
});

/** Is everything ready to issue? Every item is a test that runs now. */
export async function readChecklist(
  world: World,
  _actor: Actor,
  { params: { organisationId } }: RequestOf<Endpoint>,
): Promise<ReplyOf<Endpoint>> {
  const organisation = (await getOrganisations(world, [organisationId])).get(organisationId);
  if (!organisation) throw new Refusal('not_found');
  const key = await findActiveKeyState(world, organisationId);
  const issuer = key && (await getIssuerProfile(world, organisationId));
  const signing = key ? await testKey(world, organisationId, key.multikey) : outcome('fail', 'key_missing');
  const items = {
    profile: testProfile(organisation),
    address: await testAddress(world, organisation, issuer),
    key: signing,
    'key-backup': testBackup(key?.backedUpAt ?? null),
    mail: await testMail(world, organisationId),
    'self-check':
      issuer && signing.answer === 'pass'
        ? await testTrial(world, organisationId, issuer)
        : outcome('todo', 'sample_needs_key'),
    achievement: testAchievement(organisation),
  };
  return {
    testedAt: world.now().toISOString(),
    items: Object.entries(items).map(([id, tested]) => ({ id: id as keyof typeof items, ...tested })),
  };
}

const toDay = (instant: Date) => instant.toISOString().slice(0, 10);

function testProfile(organisation: OrganisationRecord): Outcome {
  const gaps = listProfileGaps(organisation);
  return gaps.length === 0
    ? outcome('pass', 'profile_complete')
    : outcome('todo', 'profile_gaps', { missing: gaps.join(' ') });
}

/** Reads over the network what a verifier would read: the document with the keys, or any page where there is none. */
async function testAddress(
  world: World,
  { organisationId }: OrganisationRecord,
  issuer: Profile | undefined,
): Promise<Outcome> {
  const { publicUrl } = world.config;
  if (isLocal(publicUrl)) return outcome('unknown', 'address_local', { url: publicUrl });
  if (!publicUrl.startsWith('https://')) return outcome('fail', 'address_plain', { url: publicUrl });
  const documentUrl = didWebUrl(issuer?.id ?? '');
  const url = documentUrl ?? `${publicUrl}/livez`;
  const found = await world.find(url);
  if ('unreachable' in found) return outcome('fail', 'address_silent', { url, reason: found.unreachable });
  if (documentUrl === undefined) return outcome('pass', 'address_answers', { url });
  const own = await findDidDocument(world, { organisationId });
  return isSameJson(found.body, own)
    ? outcome('pass', 'address_answers', { url })
    : outcome('fail', 'address_other', { url });
}

function isSameJson(text: string, value: unknown): boolean {
  try {
    return JSON.stringify(JSON.parse(text)) === JSON.stringify(value);
  } catch {
    return false;
  }
}

async function testKey(world: World, organisationId: string, multikey: string): Promise<Outcome> {
  const bytes = world.random(32);
  const signer = await getSigner(world, organisationId, 'self-check');
  const isRight = await Promise.resolve(signer.sign(new Uint8Array(bytes))).then(
    signature => verify(null, bytes, toKeyObject(multikey), signature),
    () => false,
  );
  return isRight ? outcome('pass', 'key_signs') : outcome('fail', 'key_broken');
}

function toKeyObject(multikey: string): KeyObject {
  const publicKey = fromMultikey(multikey);
  if (!isPublicKey(publicKey)) throw new Error('The key of the organisation cannot be read.');
  return createPublicKey({ key: { ...publicKey.jwk }, format: 'jwk' });
}

function testBackup(backedUpAt: Date | null): Outcome {
  return backedUpAt
    ? outcome('pass', 'key_backed_up', { on: toDay(backedUpAt) })
    : outcome('todo', 'key_not_backed_up');
}

/** Tells what became of the organisation's own letters. */
async function testMail(world: World, organisationId: string): Promise<Outcome> {
  if (world.config.smtpUrl === undefined) return outcome('todo', 'mail_outbox');
  const letters = await world.mail.list(world, { organisationId });
  const last = letters.find(letter => letter.state === 'sent' || letter.state === 'failed');
  if (!last) return outcome('unknown', 'mail_untried');
  if (last.state === 'failed') return outcome('fail', 'mail_failed', { reason: last.lastError ?? '' });
  return outcome('pass', 'mail_accepted', { on: toDay(last.sentAt ?? last.createdAt) });
}

async function testTrial(world: World, organisationId: string, issuer: Profile): Promise<Outcome> {
  const { verdict, findings } = await signAndVerify(world, organisationId, issuer);
  if (verdict === 'valid') return outcome('pass', 'sample_verified');
  const codes = findings.filter(({ answer }) => answer !== 'pass').map(({ code }) => code);
  return outcome('fail', 'sample_rejected', { reason: codes.join(' ') });
}

function testAchievement({ firstPublishedAt }: OrganisationRecord): Outcome {
  return firstPublishedAt
    ? outcome('pass', 'achievement_published', { on: toDay(firstPublishedAt) })
    : outcome('todo', 'achievement_missing');
}
