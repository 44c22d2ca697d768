import { toKeyName, toWrappingKey } from '../envelope.ts';
import { Refusal } from '../refusal.ts';
import type { Secret } from '../secret.ts';
import { type Backends, localBackend, type OpenKey } from './backends.ts';
import { CapCount, type Caps, generousCaps } from './caps.ts';
import { type Intent, ruleOf } from './intents.ts';
import { type KeptCount, openMemoryCount } from './kept-count.ts';
import { isReserved, SealedKeys, toKeyDigest } from './sealed-keys.ts';
import type { Backend, Owner, SigningDesk } from './signing-desk.ts';
import { SigningDelayed, SigningDenied } from './signing-trouble.ts';

/** What a desk works with. */
export interface DeskParts {
  masterKey: Secret;
  /** In memory unless said otherwise. */
  count?: KeptCount;
  caps?: Caps;
  backends?: Backends;
  /** Where new keys are made; `local` unless said otherwise. */
  newKeysIn?: Backend;
  now?: () => Date;
}

/** Signing keys kept open: as many organisations sign at a time without their keys being opened again. */
const openKeys = 4096;

const ownerOf = (intent: Intent): Owner => (intent.kind === 'log-checkpoint' ? 'log' : intent);

/** The desk itself, where the keys are. The product runs it in a process of its own (`main.ts`). */
export function openDesk({ masterKey, backends = { local: localBackend }, ...parts }: DeskParts): SigningDesk {
  const now = parts.now ?? (() => new Date());
  const count = parts.count ?? openMemoryCount(now);
  const caps = new CapCount(parts.caps ?? generousCaps, count.recent, now());
  const keys = new SealedKeys(masterKey);
  const findKey = keepOpen(keys, backends);
  return {
    name: count.name,
    keyName: toKeyName(masterKey),
    async wrappingKey(purpose) {
      if (isReserved(purpose)) throw new SigningDenied('purpose_reserved');
      return toWrappingKey(masterKey, purpose);
    },
    async newKey(owner, kind = 'Ed25519') {
      const backend = parts.newKeysIn ?? 'local';
      const { key, publicKey } = await backendOf(backends, backend).makeKey(kind);
      return { sealed: keys.seal(owner, { backend, kind, key }), publicKey, kind, backend };
    },
    async signAll(intent, sealed, messages) {
      const key = await findKey(ownerOf(intent), sealed);
      admit(intent, messages.length, count, caps, now());
      const owner = intent.kind === 'log-checkpoint' ? 'log' : intent.organisationId;
      // Counted before anybody has them; written to the disk while they are made.
      const recorded = recordOrDelay(count, { signed: { [owner]: { [intent.kind]: messages.length } } });
      const [signatures] = await Promise.all([key.signAll(messages), recorded]);
      return signatures;
    },
    async adopt(organisationId, sealed) {
      const record = keys.openUnbound('organisation', sealed);
      const digest = toKeyDigest(record);
      const adopter = count.findAdopter(digest);
      if (adopter !== undefined && adopter !== organisationId) throw new SigningDenied('key_of_another');
      if (adopter === undefined) await recordOrDelay(count, { adopted: { [digest]: organisationId } });
      return keys.seal({ organisationId }, record);
    },
    async backUp(organisationId, contents, passphrase) {
      const { writeBackup } = await import('./back-up.ts');
      const text = await writeBackup(keys, organisationId, contents, passphrase, now);
      await recordOrDelay(count, { backedUp: organisationId });
      return text;
    },
    async restore(organisationId, text, passphrase) {
      const { readBackup } = await import('./back-up.ts');
      return readBackup(keys, organisationId, text, passphrase);
    },
    freeze: organisationId => recordOrDelay(count, { frozen: organisationId }),
    thaw: organisationId => recordOrDelay(count, { thawed: organisationId }),
    readCount: () => count.read(),
    async close() {
      await count.close();
      await Promise.all(Object.values(backends).map(backend => backend.close?.()));
    },
  };
}

function admit(intent: Intent, many: number, count: KeptCount, caps: CapCount, now: Date): void {
  if (intent.kind === 'log-checkpoint') return;
  const { isCapped, whileFrozen } = ruleOf(intent);
  if (!whileFrozen && count.isFrozen(intent.organisationId)) throw new Refusal('issuer_frozen');
  if (isCapped) caps.take(intent.organisationId, many, now);
}

/** What cannot be counted is not done. */
async function recordOrDelay(count: KeptCount, event: Parameters<KeptCount['record']>[0]): Promise<void> {
  try {
    await count.record(event);
  } catch (error) {
    throw Object.assign(new SigningDelayed('signer_away', 10), { cause: error });
  }
}

function backendOf(backends: Backends, name: Backend) {
  const backend = backends[name];
  if (!backend) throw new SigningDelayed('signer_away', 60);
  return backend;
}

/** Finds keys ready to sign; the one longest unused goes when there are too many. */
function keepOpen(keys: SealedKeys, backends: Backends) {
  const opened = new Map<string, Promise<OpenKey>>();
  return (owner: Owner, sealed: string): Promise<OpenKey> => {
    const name = `${owner === 'log' ? owner : owner.organisationId} ${sealed}`;
    const open = async () => {
      const record = keys.open(owner, sealed);
      return backendOf(backends, record.backend).openKey(record);
    };
    const key = opened.get(name) ?? open();
    // Taken out and put back, so that the first key of the map is the one longest unused.
    opened.delete(name);
    opened.set(name, key);
    key.catch(() => opened.delete(name));
    if (opened.size > openKeys) opened.delete(opened.keys().next().value ?? '');
    return key;
  };
}
