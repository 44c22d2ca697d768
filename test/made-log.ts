/** A whole log in memory: leaves, tiles, checkpoints and receipts, made with the product's own parts. */
import { type Bytes, fromBase64url } from '@cairn/core/bytes';
import { fromMultikey, isPublicKey } from '@cairn/core/keys';
import { type Opening, type Receipt, type Told, toLeaf, writeLeaf } from '@cairn/core/log';
import {
  growTiles,
  hashLeaf,
  proveInclusion,
  type ReadTile,
  readRoot,
  type Tile,
  toTilePath,
} from '@cairn/core/log/merkle';
import { type NoteKey, type NoteSigner, signNote, toNoteKey, writeCheckpoint, writeNote } from '@cairn/core/log/notes';
import { generateKeyPair, toSigner } from '@cairn/core/proof';

/** Somebody new who signs notes. */
export async function newNoteSigner(name: string, kind: NoteKey['kind'] = 'log'): Promise<NoteSigner> {
  const { publicMultikey, secretMultikey } = await generateKeyPair();
  const key = fromMultikey(publicMultikey);
  const bytes = isPublicKey(key) ? fromBase64url(String(key.jwk.x)) : undefined;
  if (!bytes) throw new Error('no key');
  const { sign } = await toSigner(secretMultikey);
  return { key: toNoteKey(name, kind, bytes), sign };
}

/** An empty log of that signer. */
export function openTestLog(signer: NoteSigner) {
  const tiles = new Map<string, Bytes>();
  const fullPath = ({ level, index }: Tile) => toTilePath({ level, index, width: 256 });
  const readTile: ReadTile = tile => tiles.get(fullPath(tile))?.slice(0, tile.width * 32);
  let size = 0;
  const log = {
    signer,
    readTile,
    /** Logs what was told, and answers where its leaf stands. */
    async add(told: Told, opening: Omit<Opening, 'kind'>): Promise<number> {
      const leafHash = hashLeaf(writeLeaf(toLeaf(told, opening)));
      for (const tile of await growTiles(readTile, size, [leafHash])) tiles.set(fullPath(tile), tile.bytes);
      return size++;
    },
    /** The signed checkpoint of the first leaves, with the cosignatures of witnesses. */
    async checkpoint(at: number = size, witnesses: readonly NoteSigner[] = [], now = new Date(0)): Promise<string> {
      const text = writeCheckpoint({ origin: signer.key.name, size: at, root: await readRoot(readTile, size, at) });
      const signers = [signer, ...witnesses];
      return writeNote({ text, signatures: await Promise.all(signers.map(signer => signNote(text, signer, now))) });
    },
    async receipt(opening: Opening, index: number, checkpoint?: string): Promise<Receipt> {
      const proof = await proveInclusion(readTile, size, index);
      return { opening, index, proof, checkpoint: checkpoint ?? (await log.checkpoint()) };
    },
  };
  return log;
}
