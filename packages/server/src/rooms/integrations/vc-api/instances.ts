import { toBbsSigner } from '@cairn/bbs';
import type { JsonObject } from '@cairn/core';
import type { MessageSigner } from '@cairn/core/bbs';
import { type SigningKind, toSecretMultikey } from '@cairn/core/keys';
import { type Signer, type SigningSuite, toSigner } from '@cairn/core/proof';
import { bbsThread } from '../../../platform/machinery.ts';
import type { Vault } from '../../../platform/vault.ts';

/** One way of issuing that a test suite can be pointed at. */
export type Instance = {
  /** The part of the address that names it. */
  name: string;
  /** The suites of tests that it is for. */
  tags: readonly string[];
  /** Gives every credential an entry in the status list. */
  givesStatus?: true;
} & (
  | { suite: SigningSuite | 'ecdsa-sd-2023' | 'vc-jwt'; kind: SigningKind }
  | { suite: 'bbs-2023'; kind: 'Bls12381G2' }
);

/** Everything that can be asked to issue. */
export const instances: readonly Instance[] = [
  {
    name: 'eddsa-rdfc-2022',
    suite: 'eddsa-rdfc-2022',
    kind: 'Ed25519',
    tags: ['vc2.0', 'vc-api', 'eddsa-rdfc-2022'],
  },
  { name: 'eddsa-jcs-2022', suite: 'eddsa-jcs-2022', kind: 'Ed25519', tags: ['eddsa-jcs-2022'] },
  { name: 'ecdsa-rdfc-2019-p256', suite: 'ecdsa-rdfc-2019', kind: 'P-256', tags: ['ecdsa-rdfc-2019'] },
  { name: 'ecdsa-rdfc-2019-p384', suite: 'ecdsa-rdfc-2019', kind: 'P-384', tags: ['ecdsa-rdfc-2019'] },
  { name: 'ecdsa-jcs-2019-p256', suite: 'ecdsa-jcs-2019', kind: 'P-256', tags: ['ecdsa-jcs-2019'] },
  { name: 'ecdsa-jcs-2019-p384', suite: 'ecdsa-jcs-2019', kind: 'P-384', tags: ['ecdsa-jcs-2019'] },
  { name: 'ecdsa-sd-2023', suite: 'ecdsa-sd-2023', kind: 'P-256', tags: ['ecdsa-sd-2023'] },
  { name: 'bbs-2023', suite: 'bbs-2023', kind: 'Bls12381G2', tags: ['bbs-2023'] },
  { name: 'vc-jwt', suite: 'vc-jwt', kind: 'P-256', tags: ['EnvelopingProof'] },
  { name: 'status', suite: 'eddsa-rdfc-2022', kind: 'Ed25519', tags: ['BitstringStatusList'], givesStatus: true },
];

/** An instance with its key. `id` is the `did:key` of it. */
export type Issuer = Instance & { id: string } & (
    | { suite: Exclude<Instance['suite'], 'bbs-2023'>; signer: Signer }
    | { suite: 'bbs-2023'; signer: MessageSigner }
  );

/**
 * The instances with their keys. VC-2: a key follows from the master key and the name, so that every node and every start
 * has the same, and none of them is the key of an organisation.
 */
export async function openIssuers(vault: Vault): Promise<ReadonlyMap<string, Issuer>> {
  const opened = await Promise.all(instances.map(instance => openIssuer(vault, instance)));
  return new Map(opened.map(issuer => [issuer.name, issuer]));
}

async function openIssuer(vault: Vault, instance: Instance): Promise<Issuer> {
  const secret = await deriveSecret(vault, instance);
  const idOf = ({ verificationMethod }: Signer | MessageSigner) => verificationMethod.split('#')[0] ?? '';
  if (instance.suite === 'bbs-2023') {
    const signer = await toBbsSigner(bbsThread, new Uint8Array(secret));
    return { ...instance, signer, id: idOf(signer) };
  }
  const signer = await toSigner(toSecretMultikey(secret, instance.kind));
  return { ...instance, signer, id: idOf(signer) };
}

const secretBytes: Readonly<Record<Instance['kind'], number>> = {
  Ed25519: 32,
  'P-256': 32,
  'P-384': 48,
  Bls12381G2: 32,
};

async function deriveSecret(vault: Vault, { name, kind }: Instance): Promise<Uint8Array> {
  const parts = await Promise.all([1, 2].map(part => vault.mac(`conformance.${name}`, Uint8Array.of(part))));
  const secret = Buffer.concat(parts).subarray(0, secretBytes[kind]);
  // Below the order of every curve.
  secret[0] = (secret[0] ?? 0) & (kind === 'Bls12381G2' ? 0x3f : 0x7f);
  return secret;
}

const editions = { vc: ['2.0'] };

/** What the test suites of the W3C read first: who can be asked for what, one entry for each suite of tests. */
export function toManifest(origin: string, issuers: ReadonlyMap<string, Issuer>): JsonObject {
  const all = [...issuers.values()];
  const [first] = all;
  const toVerifier = (tag: string, kinds: readonly string[] = []) => ({
    id: first?.id ?? '',
    endpoint: `${origin}/credentials/verify`,
    tags: [tag],
    supports: editions,
    ...(tag.startsWith('ecdsa-') ? { supportedEcdsaKeyTypes: [...kinds] } : {}),
  });
  const tags = [...new Set(all.flatMap(issuer => issuer.tags))];
  const kindsOf = (tag: string) => all.filter(issuer => issuer.tags.includes(tag)).map(({ kind }) => kind);
  return {
    name: 'Cairn',
    implementation: 'Cairn',
    issuers: all.flatMap(({ id, name, kind, tags: own }) =>
      own.map(tag => ({
        id,
        endpoint: `${origin}/issuers/${name}/credentials/issue`,
        tags: [tag],
        supports: editions,
        ...(tag.startsWith('ecdsa-') ? { supportedEcdsaKeyTypes: [kind] } : {}),
      })),
    ),
    verifiers: tags.map(tag => toVerifier(tag, kindsOf(tag))),
    vpVerifiers: [{ id: first?.id ?? '', endpoint: `${origin}/presentations/verify`, tags: ['vc2.0'] }],
    vcHolders: [
      {
        id: first?.id ?? '',
        endpoint: `${origin}/credentials/derive`,
        tags: ['vcHolder', 'ecdsa-sd-2023', 'bbs-2023'],
      },
    ],
    didResolvers: [
      {
        id: first?.id ?? '',
        endpoint: `${origin}/1.0/identifiers`,
        tags: ['did-resolution'],
        supportedDids: { valid: all.map(({ id }) => ({ did: id, resolutionOptions: {} })) },
      },
    ],
  };
}
