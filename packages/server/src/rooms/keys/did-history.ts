import { didWebUrl, toDidDocument } from '@cairn/core/did';
import { createLog, extendLog, toKeyHash } from '@cairn/core/history';
import type { Signer } from '@cairn/core/proof';
import { Refusal } from '../../platform/refusal.ts';
import type { World } from '../../platform/world.ts';
import { bindKey } from './bind-key.ts';
import { findHistory, type History, insertHistory } from './history-store.ts';
import { toPublicText } from './rules.ts';
import { findIssuerBySlug, type Issuer, listKeysOf, type SigningKey } from './store.ts';

/**
 * K-8: the `did.jsonl` of an issuer (did:webvh 1.0, "The DID to HTTPS Transformation"), begun when it was not. Undefined when
 * there is no such issuer, or it is named by its key and has no history.
 */
export async function findDidHistory(world: World, { slug }: { slug: string }): Promise<string | undefined> {
  const issuer = await findIssuerBySlug(world, slug);
  return issuer && (await beginHistory(world, issuer))?.log;
}

/** The history of an issuer, begun with the key that signs now when there was none. */
export async function beginHistory(world: World, issuer: Issuer): Promise<History | undefined> {
  const { organisationId, issuerId } = issuer;
  const address = issuer.method === 'did:web' ? didWebUrl(issuerId)?.replace(/\/did\.json$/, '') : undefined;
  const known = await findHistory(world, organisationId);
  if (known || address === undefined) return known;
  const keys = await listKeysOf(world, organisationId);
  const active = keys.find(key => key.retiredAt === null);
  if (!active) throw new Refusal('key_missing');
  const signer = toUpdateSigner(world, organisationId, active.multikey, await bindKey(world, active));
  const next = await makeNext(world, organisationId);
  const begun = await createLog(
    {
      address,
      toDocument: did => toDocument(did, issuerId, keys),
      updateKeys: [active.multikey],
      nextKeyHashes: [await toKeyHash(next.nextMultikey)],
    },
    signer,
    toInstant(world.now()),
  );
  await insertHistory(world, { organisationId, ...begun, ...next });
  return findHistory(world, organisationId);
}

/**
 * The history after a rotation to the announced key, which signs its own entry and announces the next.
 * @param keys all keys after the rotation
 */
export async function extendHistory(
  world: World,
  { issuerId, organisationId }: Issuer,
  history: History,
  keys: readonly Pick<SigningKey, 'multikey'>[],
): Promise<History> {
  const next = await makeNext(world, organisationId);
  const signer = toUpdateSigner(world, organisationId, history.nextMultikey, history.nextSealed);
  const change = {
    updateKeys: [history.nextMultikey],
    nextKeyHashes: [await toKeyHash(next.nextMultikey)],
    document: toDocument(history.did, issuerId, keys),
  };
  const log = await extendLog(history.log, change, signer, toInstant(laterThan(history.log, world.now())));
  return { ...history, log, ...next };
}

async function makeNext(world: World, organisationId: string): Promise<Pick<History, 'nextMultikey' | 'nextSealed'>> {
  const { sealed, publicKey, kind } = await world.signer.newKey({ organisationId }, 'Ed25519');
  return { nextMultikey: toPublicText(publicKey, kind), nextSealed: sealed };
}

function toUpdateSigner(world: World, organisationId: string, multikey: string, sealed: string): Signer {
  return {
    verificationMethod: `did:key:${multikey}#${multikey}`,
    async sign(bytes) {
      const [signature] = await world.signer.signAll({ kind: 'did-history', organisationId }, sealed, [bytes]);
      if (!signature) throw new Error('the signer gave no signature');
      return signature;
    },
  };
}

function toDocument(did: string, issuerId: string, keys: readonly Pick<SigningKey, 'multikey'>[]) {
  return toDidDocument({ did, keys: keys.map(({ multikey }) => ({ multikey })), alsoKnownAs: [issuerId] });
}

/** Now, or a second after the last entry: entries have whole seconds, and each is later than the one before. */
function laterThan(log: string, now: Date): Date {
  const { versionTime } = JSON.parse(log.trimEnd().split('\n').at(-1) ?? '{}') as { versionTime: string };
  return new Date(Math.max(now.getTime(), Date.parse(versionTime) + 1000));
}

function toInstant(date: Date): string {
  return date.toISOString().replace(/\.\d+Z$/, 'Z');
}
