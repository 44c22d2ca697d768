import type { Bytes } from '@cairn/core/bytes';
import { parseEntryBundle, type ReadTile, type Tile, toTilePath } from '@cairn/core/log/merkle';
import { type Fetched, fetchWithin, type Unreachable } from '../find.ts';

/** Nobody answers at the address of the log: nothing can be said about it. */
export class NoAnswer extends Error {}

/** The files of a log at an address. What they hold is not believed, only compared. */
export interface RemoteLog {
  fetchCheckpoint(): Promise<string | Unreachable>;
  /** @throws NoAnswer */
  readTile: ReadTile;
  /** The entries of a bundle; undefined when the log does not have it. @throws NoAnswer, and Malformed when it is broken */
  fetchEntries(index: number, width: number): Promise<Bytes[] | undefined>;
}

const checkpointBytes = 128 * 1024;
const tileBytes = 256 * 32;
const bundleBytes = 256 * 65_537;
const tileWidth = 256;

/** Opens a log below an address: `https://awards.lindon.example/log`. */
export function openRemoteLog(fetcher: typeof fetch, address: string): RemoteLog {
  const base = address.replace(/\/+$/, '');
  const get = (path: string, limitBytes: number): Promise<Fetched | Unreachable> =>
    fetchWithin(fetcher, `${base}/${path}`, { accept: '*/*', limitBytes });
  /** A partial tile may be gone when the full one is there. */
  const getTile = async (tile: Tile, limitBytes: number): Promise<{ bytes: Uint8Array; width: number } | undefined> => {
    for (const width of tile.width === tileWidth ? [tileWidth] : [tile.width, tileWidth]) {
      const got = await get(toTilePath({ ...tile, width }), limitBytes);
      if ('bytes' in got) return { bytes: got.bytes, width };
      if (got.unreachable !== 'not_ok' && got.unreachable !== 'too_large') throw new NoAnswer();
    }
    return undefined;
  };
  return {
    async fetchCheckpoint() {
      const got = await get('checkpoint', checkpointBytes);
      return 'bytes' in got ? new TextDecoder().decode(got.bytes) : got;
    },
    async readTile(tile) {
      return (await getTile(tile, tileBytes))?.bytes.slice(0, tile.width * 32);
    },
    async fetchEntries(index, width) {
      const got = await getTile({ level: 'entries', index, width }, bundleBytes);
      return got && parseEntryBundle(got.bytes, got.width).slice(0, width);
    },
  };
}
