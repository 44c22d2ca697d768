import { createHash, timingSafeEqual } from 'node:crypto';
import type { ReplyOf, RequestOf } from '@cairn/api';
import type { installationContract } from '@cairn/api/installation';
import type { Actor } from '../../platform/actor.ts';
import { recordEvent } from '../../platform/events.ts';
import { type WithBrowser, withCookie } from '../../platform/http/effects.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { World } from '../../platform/world.ts';
import { findOrCreatePersonByEmail, makeOperator, openSession } from '../accounts/index.ts';
import { type Installation, keepSetupCode, markReady, readInstallationRow } from './installation-store.ts';
import { foundOrganisation } from './organisations.ts';
import { isLocal, toComparable, toSetupCode } from './rules.ts';

type Endpoints = typeof installationContract;

const setupPurpose = 'organisations.set-up';

function isCodeNeeded(world: World, { state }: Installation): boolean {
  return state === 'empty' && !isLocal(world.config.publicUrl);
}

/** Whether this Cairn is set up, and how it reaches people. */
export async function readInstallation(world: World): Promise<ReplyOf<Endpoints['readInstallation']>> {
  const installation = await readInstallationRow(world);
  return {
    state: installation.state,
    samples: installation.samples,
    publicUrl: world.config.publicUrl,
    mail: world.config.smtpUrl === undefined ? 'outbox' : 'smtp',
    local: isLocal(world.config.publicUrl),
    setupCodeNeeded: isCodeNeeded(world, installation),
  };
}

/** Set up the first organisation. The caller becomes operator and owner, and is signed in. */
export async function setUp(
  world: World,
  _actor: Actor,
  { body, caller }: RequestOf<Endpoints['setUp']> & WithBrowser,
): Promise<ReplyOf<Endpoints['setUp']>> {
  await checkSetupCode(world, body.setupCode);
  return world.transact(async world => {
    if (!(await markReady(world))) throw new Refusal('setup_finished');
    const { personId } = await findOrCreatePersonByEmail(world, body.person);
    await makeOperator(world, personId);
    const { email, language } = body.person;
    const actor = {
      kind: 'person' as const,
      personId,
      sessionId: '',
      email,
      language,
      memberships: [],
      operator: true,
    };
    await recordEvent(world, { kind: 'installation.set-up', subject: { personId }, actor });
    const organisation = await foundOrganisation(world, actor, { profile: body.organisation, ownerId: personId });
    return withCookie(organisation, await openSession(world, personId, { caller }));
  });
}

/**
 * The code that is to be printed where Cairn was started, the same until it is used; undefined when none is needed, because
 * the installation is set up or only this machine can reach it.
 */
export async function readSetupCode(world: World): Promise<string | undefined> {
  const installation = await readInstallationRow(world);
  if (!isCodeNeeded(world, installation)) return undefined;
  const fresh = await world.vault.seal(setupPurpose, Buffer.from(toSetupCode(world.random(8))));
  const kept = installation.setupCode ?? (await keepSetupCode(world, fresh));
  return Buffer.from(await world.vault.open(setupPurpose, kept)).toString();
}

/** Refuses `setup_code_wrong` where a code is needed and this is not it. */
export async function checkSetupCode(world: World, given: string | undefined): Promise<void> {
  const code = await readSetupCode(world);
  if (code === undefined) return;
  const digest = (text: string) => createHash('sha256').update(toComparable(text)).digest();
  if (!timingSafeEqual(digest(code), digest(given ?? ''))) throw new Refusal('setup_code_wrong');
}
