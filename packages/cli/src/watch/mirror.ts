import { growTiles, hashLeaf, type ReadTile, readRoot, type Tile, toTilePath } from '@cairn/core/log/merkle';
import type { Folder } from './folder.ts';
import type { RemoteLog } from './remote-log.ts';

const tileWidth = 256;

/** The hashes of a log as a monitor computed them from its entries. */
export interface Mirror {
  readTile: ReadTile;
  /**
   * Reads the entries of a log from one size to another and computes the root that they make, on top of what is kept.
   * `keep` puts the hashes into the store. Undefined when an entry could not be had.
   */
  follow(log: RemoteLog, from: number, to: number): Promise<{ root: Uint8Array; keep(): Promise<void> } | undefined>;
}

/** The mirror of one log, in a folder of a store. */
export function openMirror(folder: Folder, below: string): Mirror {
  const pathOf = ({ level, index }: Tile) => `${below}/${toTilePath({ level, index, width: tileWidth })}`;
  const readTile: ReadTile = async tile => {
    const kept = await folder.read(pathOf(tile));
    return kept && new Uint8Array(kept.subarray(0, tile.width * 32));
  };
  return {
    readTile,
    async follow(log, from, to) {
      const grown = new Map<string, Uint8Array>();
      const read: ReadTile = tile => grown.get(pathOf(tile))?.slice(0, tile.width * 32) ?? readTile(tile);
      for (let size = from; size < to; ) {
        const index = Math.floor(size / tileWidth);
        const width = Math.min(tileWidth, to - index * tileWidth);
        const entries = await log.fetchEntries(index, width);
        if (!entries) return undefined;
        const added = entries.slice(size - index * tileWidth);
        for (const tile of await growTiles(read, size, added.map(hashLeaf))) grown.set(pathOf(tile), tile.bytes);
        size += added.length;
      }
      const keep = async () => {
        for (const [path, bytes] of grown) await folder.put(path, bytes);
      };
      return { root: await readRoot(read, to), keep };
    },
  };
}
