import type { Signer, Verifier } from 'didwebvh-ts';
import { describe, expect, it, vi } from 'vitest';
import { fromBase58, toBase58 } from '../../packages/core/src/bytes.ts';
import { toDidDocument } from '../../packages/core/src/did/index.ts';
import { createLog, extendLog, readHistory, toKeyHash, witnessVersion } from '../../packages/core/src/history/index.ts';
import { generateKeyPair, toSigner } from '../../packages/core/src/proof/index.ts';

// In a test environment it writes every log into the working directory.
vi.stubEnv('NODE_ENV', 'production');
const {
  createDID,
  deactivateDID,
  deriveNextKeyHash,
  prepareDataForSigning,
  resolveDIDFromLog,
  signWitnessProofEntry,
  updateDID,
} = await import('didwebvh-ts');
vi.unstubAllEnvs();

/** Somebody with a key, as we sign and as the other implementation does. */
async function person() {
  const keys = await generateKeyPair();
  const ours = await toSigner(keys.secretMultikey);
  const theirs: Signer = {
    getVerificationMethodId: () => ours.verificationMethod,
    async sign({ document, proof }) {
      const bytes = await prepareDataForSigning(document, proof);
      return { proofValue: `z${toBase58(await ours.sign(Uint8Array.from(bytes)))}` };
    },
  };
  return { multikey: keys.publicMultikey, did: `did:key:${keys.publicMultikey}`, ours, theirs };
}

const verifier: Verifier = {
  async verify(signature, message, publicKey) {
    const key = await crypto.subtle.importKey('raw', Uint8Array.from(publicKey), 'Ed25519', false, ['verify']);
    return crypto.subtle.verify('Ed25519', key, Uint8Array.from(signature), Uint8Array.from(message));
  },
};

const [first, second, third, stranger] = [await person(), await person(), await person(), await person()];
const address = 'https://lindon.example/issuers/coast';
const toDocument = (did: string) => toDidDocument({ did, keys: [{ multikey: first.multikey }] });
const days = ['2026-01-01T00:00:00Z', '2026-02-01T00:00:00Z', '2026-03-01T00:00:00Z', '2026-04-01T00:00:00Z'] as const;

const toLines = (log: object[]) => log.map(entry => `${JSON.stringify(entry)}\n`).join('');
const toEntries = (log: string) =>
  log
    .trimEnd()
    .split('\n')
    .map((line): { versionId: string } => JSON.parse(line));
const resolve = (log: string, witnessProofs: object[] = []) =>
  resolveDIDFromLog(toEntries(log), { verifier, witnessProofs });

describe('logs that we write, read by didwebvh-ts', () => {
  it('hold with keys that are announced, a move, and an end', async () => {
    const start = { address, toDocument, updateKeys: [first.multikey], isPortable: true };
    const begun = await createLog({ ...start, nextKeyHashes: [await toKeyHash(second.multikey)] }, first.ours, days[0]);
    expect((await resolve(begun.log)).doc).toMatchObject(toDocument(begun.did));
    expect(await toKeyHash(second.multikey)).toBe(await deriveNextKeyHash(second.multikey));
    const moved = begun.did.replace('coast', 'hills');
    const rotated = await extendLog(
      begun.log,
      {
        updateKeys: [second.multikey],
        nextKeyHashes: [],
        document: toDidDocument({ did: moved, keys: [{ multikey: second.multikey }], alsoKnownAs: [begun.did] }),
      },
      second.ours,
      days[1],
    );
    const ended = await extendLog(rotated, { isEnded: true, updateKeys: [] }, second.ours, days[2]);
    const { did, meta } = await resolve(ended);
    expect([did, meta.deactivated, meta.versionId]).toEqual([moved, true, toEntries(ended)[2]?.versionId]);
    expect(await readHistory(ended, { did: moved })).toMatchObject({ versions: [{}, {}, { isEnded: true }] });
  });

  it('hold with witnesses', async () => {
    const witness = { threshold: 2, witnesses: [{ id: second.did }, { id: third.did }] };
    const begun = await createLog({ address, toDocument, updateKeys: [first.multikey], witness }, first.ours, days[0]);
    const versionId = toEntries(begun.log)[0]?.versionId ?? '';
    const words = [
      await witnessVersion(versionId, second.ours, days[0]),
      await witnessVersion(versionId, third.ours, days[0]),
    ];
    expect((await resolve(begun.log, words)).meta.versionId).toBe(versionId);
    expect(await readHistory(begun.log, { did: begun.did, witnessFile: words })).toHaveProperty('versions');
    expect(await readHistory(begun.log, { did: begun.did, witnessFile: words.slice(1) })).toEqual({
      problem: 'not_witnessed',
      line: 1,
    });
  });
});

describe('logs that didwebvh-ts writes, read by us', () => {
  it('hold from their beginning to their end', async () => {
    const { log } = await createDID({
      domain: 'lindon.example',
      paths: ['issuers'],
      signer: first.theirs,
      verifier,
      updateKeys: [first.multikey],
      nextKeyHashes: [await deriveNextKeyHash(second.multikey)],
      verificationMethods: [{ type: 'Multikey', publicKeyMultibase: third.multikey, purpose: 'assertionMethod' }],
      created: days[0],
    });
    const updated = await updateDID({
      log,
      signer: second.theirs,
      verifier,
      updateKeys: [second.multikey],
      nextKeyHashes: [],
      verificationMethods: [{ type: 'Multikey', publicKeyMultibase: stranger.multikey, purpose: 'assertionMethod' }],
      updated: days[1],
    });
    const ended = await deactivateDID({ log: updated.log, signer: second.theirs, verifier });
    const { did } = updated;
    const history = await readHistory(toLines(ended.log), { did });
    expect(history).toMatchObject({ versions: [{ isEnded: false }, { isEnded: false }, { isEnded: true }] });
    expect(history).toMatchObject({ versions: [{ document: { id: did } }, { versionTime: days[1] }, {}] });
  });

  it('hold with witnesses, and not without them', async () => {
    const { did, log } = await createDID({
      domain: 'lindon.example',
      signer: first.theirs,
      verifier,
      updateKeys: [first.multikey],
      verificationMethods: [{ type: 'Multikey', publicKeyMultibase: first.multikey, purpose: 'assertionMethod' }],
      witness: { threshold: 1, witnesses: [{ id: second.did }] },
      created: days[0],
    });
    const word = await signWitnessProofEntry({
      versionId: log[0]?.versionId ?? '',
      witnesses: [{ id: second.did }],
      witnessSignersByDid: { [second.did]: second.theirs },
    });
    const text = toLines(log);
    expect(await readHistory(text, { did, witnessFile: JSON.parse(JSON.stringify([word])) })).toHaveProperty('scid');
    expect(await readHistory(text, { did })).toEqual({ problem: 'not_witnessed', line: 1 });
    expect(fromBase58(did.split(':')[2] ?? '')?.length).toBe(34);
  });
});
