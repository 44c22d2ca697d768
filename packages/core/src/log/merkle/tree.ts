import { type Bytes, concat } from '../../bytes.ts';
import { emptyRoot, hashLength, hashNode } from './hashes.ts';
import { divide, neighboursOf, partsBetween, type Range } from './ranges.ts';
import { type Tile, tileOf, tileWidth, toTilePath } from './tiles.ts';

/** Brings the bytes of a tile, or undefined when it cannot. What it brings may be wrong: then proofs made of it fail. */
export type ReadTile = (tile: Tile) => Promise<Uint8Array | undefined> | Uint8Array | undefined;

/** Thrown when a tile that a tree of that size must have was not brought, or is not as long as it must be. */
export class MissingTile extends Error {
  readonly path: string;

  constructor(tile: Tile) {
    super(`The tile ${toTilePath(tile)} is missing.`);
    this.name = 'MissingTile';
    this.path = toTilePath(tile);
  }
}

/**
 * Root of the first `upTo` leaves, computed from the tiles of a tree of `size` leaves.
 * @throws MissingTile
 */
export async function readRoot(readTile: ReadTile, size: number, upTo: number = size): Promise<Bytes> {
  if (upTo === 0) return emptyRoot;
  const [root] = await hashRanges(readTile, size, [{ start: 0, end: upTo }]);
  return root as Bytes;
}

/**
 * The proof that a leaf is in a tree (RFC 6962 §2.1.1), from the tiles of that tree.
 * @throws MissingTile, and RangeError when the tree has no such leaf
 */
export async function proveInclusion(readTile: ReadTile, size: number, index: number): Promise<Bytes[]> {
  if (!(index >= 0 && index < size)) throw new RangeError('The tree has no such leaf.');
  return hashRanges(readTile, size, neighboursOf(index, size));
}

/**
 * The proof that a tree begins with an older one (RFC 6962 §2.1.2), from the tiles of the younger.
 * @throws MissingTile, and RangeError when the older one is larger
 */
export async function proveConsistency(readTile: ReadTile, older: number, size: number): Promise<Bytes[]> {
  if (!(older >= 0 && older <= size)) throw new RangeError('The older tree is the larger one.');
  if (older === 0) return [];
  const { seed, path } = partsBetween(older, size);
  return hashRanges(readTile, size, seed.start === 0 ? path : [seed, ...path]);
}

/** A whole tree of 2^height leaves inside of another, by its place among those of its height. */
interface Whole {
  height: number;
  place: number;
}

async function hashRanges(readTile: ReadTile, size: number, ranges: readonly Range[]): Promise<Bytes[]> {
  const tiles = new Map<string, Tile>();
  for (const whole of ranges.flatMap(wholesOf)) {
    const tile = tileFor(whole, size).tile;
    tiles.set(toTilePath(tile), tile);
  }
  const read = await Promise.all(
    Array.from(tiles, async ([path, tile]): Promise<[string, Uint8Array]> => {
      const bytes = await readTile(tile);
      if (bytes?.length !== tile.width * hashLength) throw new MissingTile(tile);
      return [path, bytes];
    }),
  );
  const kept = new Map(read);
  return ranges.map(range =>
    wholesOf(range)
      .map(whole => hashWhole(kept, whole, size))
      .reduceRight((right, left) => hashNode(left, right)),
  );
}

/** A range is one whole tree, or several that get smaller from left to right. */
function wholesOf({ start, end }: Range): Whole[] {
  const leaves = end - start;
  const power = leaves === 1 ? 1 : divide(leaves) * 2 === leaves ? leaves : divide(leaves);
  const whole = { height: Math.round(Math.log2(power)), place: start / power };
  return power === leaves ? [whole] : [whole, ...wholesOf({ start: start + power, end })];
}

const heightOfTile = Math.log2(tileWidth);

/** Where the hashes below a whole tree stand: the tile, the first of them, and how many. */
function tileFor({ height, place }: Whole, size: number): { tile: Tile; first: number; count: number } {
  const level = Math.floor(height / heightOfTile);
  const count = 2 ** (height % heightOfTile);
  return { tile: tileOf(level, place * count, size), first: (place * count) % tileWidth, count };
}

function hashWhole(kept: ReadonlyMap<string, Uint8Array>, whole: Whole, size: number): Bytes {
  const { tile, first, count } = tileFor(whole, size);
  const bytes = kept.get(toTilePath(tile)) as Uint8Array;
  return hashAll(bytes.subarray(first * hashLength, (first + count) * hashLength));
}

/** Root over hashes whose number is a power of two. */
export function hashAll(hashes: Uint8Array): Bytes {
  if (hashes.length === hashLength) return concat(hashes);
  const middle = hashes.length / 2;
  return hashNode(hashAll(hashes.subarray(0, middle)), hashAll(hashes.subarray(middle)));
}
