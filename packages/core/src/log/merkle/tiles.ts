import { Malformed } from '../../malformed.ts';

/** Hashes in a full tile, and entries in a full bundle. */
export const tileWidth = 256;

/**
 * A piece of a log that is one file (C2SP tlog-tiles). Level 0 holds the hashes of leaves, each level above the root of each
 * full tile below; `entries` are the entries themselves. Narrower than 256 it is partial.
 */
export interface Tile {
  level: number | 'entries';
  index: number;
  /** From 1 to 256. */
  width: number;
}

/** The place of a tile below the address of its log: `tile/0/x001/234.p/7`. */
export function toTilePath({ level, index, width }: Tile): string {
  const groups = [String(index % 1000).padStart(3, '0')];
  for (let rest = Math.floor(index / 1000); rest > 0; rest = Math.floor(rest / 1000)) {
    groups.unshift(`x${String(rest % 1000).padStart(3, '0')}`);
  }
  return `tile/${level}/${groups.join('/')}${width === tileWidth ? '' : `.p/${width}`}`;
}

const tilePath = /^tile\/(entries|\d|[1-5]\d|6[0-3])\/((?!x000\/)(?:x\d{3}\/){0,5}\d{3})(?:\.p\/([1-9]\d{0,2}))?$/;

/**
 * The tile at a place. Each tile has one place only: no zeros too many.
 * @throws Malformed for every other text
 */
export function parseTilePath(path: string): Tile {
  const [, level, groups = '', width] = tilePath.exec(path) ?? [];
  const index = Number(groups.replaceAll(/[x/]/g, ''));
  const isTile =
    level !== undefined && Number.isSafeInteger(index) && (width === undefined || Number(width) < tileWidth);
  if (!isTile) throw new Malformed('', 'not_an_identifier', 'This is not the place of a tile.');
  return {
    level: level === 'entries' ? level : Number(level),
    index,
    width: width === undefined ? tileWidth : Number(width),
  };
}

/** The tile that holds a hash of a level in a tree of that size, as wide as it is there. */
export function tileOf(level: number, position: number, size: number): Tile {
  const index = Math.floor(position / tileWidth);
  const hashes = Math.floor(size / tileWidth ** level);
  return { level, index, width: Math.min(tileWidth, hashes - index * tileWidth) };
}
