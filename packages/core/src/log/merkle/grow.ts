import { type Bytes, concat } from '../../bytes.ts';
import { hashLength } from './hashes.ts';
import { type Tile, tileWidth } from './tiles.ts';
import { hashAll, MissingTile, type ReadTile } from './tree.ts';

/** A tile with what is in it. */
export interface WrittenTile extends Tile {
  bytes: Bytes;
}

/**
 * The tiles that change when leaves are added to a tree: those at its right edge, and the new ones. A tile only ever grows
 * at its end, so the widest form of it holds all the others.
 * @param readTile brings the partial tiles of the tree as it is; only those are asked for
 * @param size of the tree as it is
 * @param leafHashes of the new leaves, in order
 * @throws MissingTile
 */
export async function growTiles(
  readTile: ReadTile,
  size: number,
  leafHashes: readonly Uint8Array[],
): Promise<WrittenTile[]> {
  const written: WrittenTile[] = [];
  let added = concat(...leafHashes);
  for (let level = 0, before = size; added.length > 0; level += 1, before = Math.floor(before / tileWidth)) {
    const grown = await growLevel(readTile, level, before, added);
    written.push(...grown);
    added = concat(...grown.filter(({ width }) => width === tileWidth).map(({ bytes }) => hashAll(bytes)));
  }
  return written;
}

async function growLevel(readTile: ReadTile, level: number, before: number, added: Bytes): Promise<WrittenTile[]> {
  const edge = { level, index: Math.floor(before / tileWidth), width: before % tileWidth };
  const kept = edge.width === 0 ? new Uint8Array() : await readTile(edge);
  if (kept?.length !== edge.width * hashLength) throw new MissingTile(edge);
  const hashes = concat(kept, added);
  const tiles: WrittenTile[] = [];
  for (let start = 0; start < hashes.length; start += tileWidth * hashLength) {
    const bytes = hashes.slice(start, start + tileWidth * hashLength);
    tiles.push({ level, index: edge.index + tiles.length, width: bytes.length / hashLength, bytes });
  }
  return tiles;
}
