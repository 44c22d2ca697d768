import { concat, toBase58 } from '../bytes.ts';
import { toJcs } from '../canonical/index.ts';
import type { JsonObject } from '../json.ts';
import { digestText } from '../machinery.ts';

/** What stands in the place of the digest while it is being made. */
export const placeholder = '{SCID}';

/** `base58btc(multihash(SHA-256))` of a text: the one way in which logs write digests (did:webvh 1.0, "Generate SCID"). */
export async function toDigest(text: string): Promise<string> {
  return toBase58(concat(new Uint8Array([0x12, 0x20]), await digestText(text)));
}

/** The digest of an entry that follows `before`: the version before it, or the SCID ("Generate Entry Hash"). */
export function digestEntry(entry: JsonObject, before: string): Promise<string> {
  const { proof: _, ...bare } = entry;
  return toDigest(toJcs({ ...bare, versionId: before }));
}

/** The digest of the first entry, from before anybody knew it ("Verify SCID"). */
export function digestBeginning(entry: JsonObject, scid: string): Promise<string> {
  const { proof: _, ...bare } = entry;
  const before = JSON.stringify({ ...bare, versionId: placeholder }).replaceAll(scid, placeholder);
  return toDigest(toJcs(JSON.parse(before)));
}
