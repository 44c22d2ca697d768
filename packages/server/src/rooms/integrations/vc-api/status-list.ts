import type { JsonObject } from '@cairn/core';
import { sign } from '@cairn/core/proof';
import { createBits, setBit, smallestList, toStatusListCredential } from '@cairn/core/status';
import { Refusal } from '../../../platform/refusal.ts';
import type { World } from '../../../platform/world.ts';
import type { Issuer } from './instances.ts';

const dayMs = 86_400_000;

/** Where the status list of the tests lies, below the address of the installation. */
export const statusListPath = '/conformance/status-lists/1';

/**
 * VC-4: the one status list of the tests. It lives as long as the process: what a run of tests withdrew is nothing that
 * anybody relies on.
 */
export class StatusList {
  readonly #world: World;
  readonly #issuer: Exclude<Issuer, { suite: 'bbs-2023' }> | undefined;
  readonly #taken = new Map<number, string | undefined>();
  readonly #withdrawn = new Set<number>();

  constructor(world: World, issuers: ReadonlyMap<string, Issuer>) {
    this.#world = world;
    this.#issuer = [...issuers.values()].filter(issuer => issuer.suite !== 'bbs-2023').find(one => one.givesStatus);
  }

  get address(): string {
    return this.#world.config.publicUrl + statusListPath;
  }

  /** An entry that nobody has, at a place that says nothing of when it was given. */
  give(credentialId: string | undefined): JsonObject {
    if (this.#taken.size >= smallestList / 2) throw new Error('the status list of the tests is full: start anew');
    let index = this.#drawIndex();
    while (this.#taken.has(index)) index = this.#drawIndex();
    this.#taken.set(index, credentialId);
    return {
      id: `${this.address}#${index}`,
      type: 'BitstringStatusListEntry',
      statusPurpose: 'revocation',
      statusListIndex: String(index),
      statusListCredential: this.address,
    };
  }

  #drawIndex(): number {
    const bytes = Buffer.from(this.#world.random(4));
    return bytes.readUInt32BE() % smallestList;
  }

  /**
   * Withdraw or put back in force: one entry, or else every credential of this id. Refuses `not_found` for what was not
   * issued here.
   */
  set({ credentialId, index }: { credentialId?: string; index?: number }, isWithdrawn: boolean): void {
    const entries = [...this.#taken].filter(([taken, id]) =>
      index === undefined ? id !== undefined && id === credentialId : taken === index,
    );
    if (entries.length === 0) throw new Refusal('not_found');
    for (const [taken] of entries) {
      if (isWithdrawn) this.#withdrawn.add(taken);
      else this.#withdrawn.delete(taken);
    }
  }

  /** The signed list, when this is its address. */
  async find(url: string): Promise<JsonObject | undefined> {
    return url === this.address ? this.publish() : undefined;
  }

  /** The signed list as it stands now. */
  async publish(): Promise<JsonObject> {
    if (!this.#issuer) throw new Error('nobody issues with a status');
    const bits = createBits();
    for (const index of this.#withdrawn) setBit(bits, index, true);
    const now = this.#world.now();
    const draft = await toStatusListCredential({
      id: this.address,
      issuer: this.#issuer.id,
      purpose: 'revocation',
      bits,
      validFrom: toInstant(now),
      validUntil: toInstant(new Date(now.getTime() + dayMs)),
    });
    return sign(draft, this.#issuer.signer, toInstant(now));
  }
}

/** An instant as proofs and lists write it: without fractions of a second. */
export function toInstant(date: Date): string {
  return date.toISOString().replace(/\.\d+Z$/, 'Z');
}
