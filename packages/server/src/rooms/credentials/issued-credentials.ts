import type { ReplyOf, RequestOf } from '@cairn/api';
import type { credentialsContract, IssuedCredential } from '@cairn/api/credentials';
import type { Actor } from '../../platform/actor.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { World } from '../../platform/world.ts';
import { getPersons } from '../accounts/index.ts';
import type { Credential } from './credential.ts';
import { listIssued } from './issued-store.ts';
import { findIssued } from './store.ts';

type Endpoints = typeof credentialsContract;

/** Issued credentials of an organisation, newest first. */
export async function listCredentials(
  world: World,
  _actor: Actor,
  { params, query }: RequestOf<Endpoints['listCredentials']>,
): Promise<ReplyOf<Endpoints['listCredentials']>> {
  const { items, ...page } = await listIssued(world, params.organisationId, query);
  return { ...page, items: await toViews(world, items) };
}

/** One issued credential with the exact text that was signed. */
export async function getCredential(
  world: World,
  _actor: Actor,
  { params }: RequestOf<Endpoints['getCredential']>,
): Promise<ReplyOf<Endpoints['getCredential']>> {
  const { organisationId, credentialId } = params;
  const credential = await findIssued(world, { organisation_id: organisationId, credential_id: credentialId });
  if (!credential) throw new Refusal('not_found');
  return { ...(await toView(world, credential)), document: credential.document };
}

/** A credential as its issuer sees it. */
export async function toView(world: World, credential: Credential): Promise<IssuedCredential> {
  const [view] = await toViews(world, [credential]);
  if (!view) throw new Error('one credential has one view');
  return view;
}

async function toViews(world: World, credentials: readonly Credential[]): Promise<IssuedCredential[]> {
  const by = credentials.flatMap(({ revocation }) => revocation?.by ?? []);
  const persons = by.length === 0 ? new Map() : await getPersons(world, by);
  const letters = await Promise.all(credentials.map(credential => letterOf(world, credential)));
  return credentials.map((credential, index) => ({
    id: credential.credentialId,
    uri: credential.uri,
    achievementId: credential.achievementId,
    achievementTitle: credential.title,
    version: credential.version,
    learnerName: credential.learnerName,
    learnerEmail: credential.email ?? null,
    awardedOn: credential.awardedOn,
    issuedAt: credential.issuedAt.toISOString(),
    validUntil: credential.validUntil?.toISOString() ?? null,
    state: credential.state,
    claim: credential.claimedBy === undefined ? 'waiting' : 'claimed',
    claimCode: credential.claimedBy === undefined ? credential.claimCode : null,
    letter: letters[index] ?? 'none',
    published: credential.publishedAt !== undefined,
    revocation: credential.revocation
      ? {
          reason: credential.revocation.reason,
          explanation: credential.revocation.explanation ?? null,
          at: credential.revocation.at.toISOString(),
          by: persons.get(credential.revocation.by ?? '')?.name ?? null,
        }
      : null,
  }));
}

async function letterOf(world: World, { letterId }: Credential): Promise<IssuedCredential['letter']> {
  const letter = letterId === undefined ? undefined : await world.mail.find(world, letterId);
  return letter?.state ?? 'none';
}
