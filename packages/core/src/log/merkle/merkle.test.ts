import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  growTiles,
  hashLeaf,
  isConsistent,
  isIncluded,
  MissingTile,
  parseEntryBundle,
  parseTilePath,
  proveConsistency,
  proveInclusion,
  type ReadTile,
  readRoot,
  type Tile,
  toEntryBundle,
  toTilePath,
} from './index.ts';

/** RFC 6962 §2.1 word for word, by Node's hash and with nothing of ours: what everything here is held against. */
const naive = {
  hash: (...parts: Uint8Array[]) => createHash('sha256').update(Buffer.concat(parts)).digest(),
  leaf: (entry: Uint8Array) => naive.hash(Buffer.of(0), entry),
  divide: (leaves: number) => 1 << (31 - Math.clz32(leaves - 1)),
  root(leaves: readonly Uint8Array[]): Uint8Array {
    if (leaves.length < 2) return leaves[0] ?? naive.hash();
    const k = naive.divide(leaves.length);
    return naive.hash(Buffer.of(1), naive.root(leaves.slice(0, k)), naive.root(leaves.slice(k)));
  },
  path(index: number, leaves: readonly Uint8Array[]): Uint8Array[] {
    if (leaves.length < 2) return [];
    const k = naive.divide(leaves.length);
    return index < k
      ? [...naive.path(index, leaves.slice(0, k)), naive.root(leaves.slice(k))]
      : [...naive.path(index - k, leaves.slice(k)), naive.root(leaves.slice(0, k))];
  },
  proof(older: number, leaves: readonly Uint8Array[], isWhole = true): Uint8Array[] {
    if (older === leaves.length) return isWhole ? [] : [naive.root(leaves)];
    const k = naive.divide(leaves.length);
    return older <= k
      ? [...naive.proof(older, leaves.slice(0, k), isWhole), naive.root(leaves.slice(k))]
      : [...naive.proof(older - k, leaves.slice(k), false), naive.root(leaves.slice(0, k))];
  },
};

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
const hexes = (list: readonly Uint8Array[]) => list.map(hex);

/** Entries and roots of the tests of the reference implementation of RFC 6962. */
const entries = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'];
const roots = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];
const leaves = entries.map(entry => hashLeaf(Buffer.from(entry, 'hex')));

/** A log kept in a map, grown in steps. Narrower forms of a tile are cut from the widest. */
function emptyLog() {
  const kept = new Map<string, Uint8Array>();
  const full = ({ level, index }: Tile) => toTilePath({ level, index, width: 256 });
  const read: ReadTile = tile => kept.get(full(tile))?.slice(0, tile.width * 32);
  let size = 0;
  return {
    kept,
    read,
    async grow(...steps: (readonly Uint8Array[])[]) {
      for (const step of steps) {
        for (const tile of await growTiles(read, size, step)) kept.set(full(tile), tile.bytes);
        size += step.length;
      }
    },
  };
}

const makeLeaves = (count: number, salt = '') =>
  Array.from({ length: count }, (_, index) => hashLeaf(Buffer.from(`${salt}${index}`)));

describe('a tree', () => {
  it('has the roots that the reference implementation has', async () => {
    for (const [size, root] of roots.entries()) {
      const log = emptyLog();
      await log.grow(leaves.slice(0, size));
      expect(hex(await readRoot(log.read, size))).toBe(root);
    }
  });

  it.each<[number, number, string[]]>([
    [1, 0, []],
    [
      8,
      0,
      [
        '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
        '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
        '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
      ],
    ],
    [
      8,
      5,
      [
        'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
        'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
        'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
      ],
    ],
    [3, 2, ['fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125']],
  ])('of %i proves leaf %i as the reference implementation does', async (size, index, proof) => {
    const log = emptyLog();
    await log.grow(leaves.slice(0, size));
    expect(hexes(await proveInclusion(log.read, size, index))).toEqual(proof);
  });

  it.each<[number, number, string[]]>([
    [1, 1, []],
    [
      1,
      8,
      [
        '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
        '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
        '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
      ],
    ],
    [
      6,
      8,
      [
        '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
        'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
        'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
      ],
    ],
  ])('of %i grew into one of %i as the reference implementation proves it', async (older, size, proof) => {
    const log = emptyLog();
    await log.grow(leaves);
    expect(hexes(await proveConsistency(log.read, older, size))).toEqual(proof);
  });
});

describe('against a tree that shares nothing with ours', () => {
  it('every proof between trees of up to 40 leaves is the same and holds', async () => {
    const all = makeLeaves(40);
    const log = emptyLog();
    await log.grow(...all.map(leaf => [leaf]));
    for (let size = 1; size <= all.length; size++) {
      const root = naive.root(all.slice(0, size));
      expect(hex(await readRoot(log.read, all.length, size))).toBe(hex(root));
      for (let at = 0; at < size; at++) {
        const leaf = all[at] as Uint8Array;
        const path = await proveInclusion(log.read, size, at);
        expect(hexes(path)).toEqual(hexes(naive.path(at, all.slice(0, size))));
        expect(isIncluded(leaf, at, { size, root }, path)).toBe(true);
        const older = { size: at, root: naive.root(all.slice(0, at)) };
        const proof = await proveConsistency(log.read, at, size);
        expect(hexes(proof)).toEqual(at === 0 ? [] : hexes(naive.proof(at, all.slice(0, size))));
        expect(isConsistent(older, { size, root }, proof)).toBe(true);
      }
    }
  });

  it('trees that cross tiles and levels, grown in steps of any size', async () => {
    const all = makeLeaves(66_000);
    const log = emptyLog();
    const ends = [0, 1, 255, 256, 257, 768, 65_536, 65_537, 66_000];
    await log.grow(...ends.slice(1).map((end, step) => all.slice(ends[step], end)));
    const known = new Map<number, Uint8Array>();
    const rootOf = (size: number) => {
      const root = known.get(size) ?? naive.root(all.slice(0, size));
      known.set(size, root);
      return root;
    };
    for (const size of [255, 256, 257, 513, 768, 65_536, 65_537, 66_000]) {
      const tree = { size, root: rootOf(size) };
      expect(hex(await readRoot(log.read, size))).toBe(hex(tree.root));
      for (const index of [0, size >> 1, size - 1]) {
        const path = await proveInclusion(log.read, size, index);
        expect(isIncluded(all[index] as Uint8Array, index, tree, path)).toBe(true);
      }
      for (const older of [1, 2, 200, 255, size]) {
        const proof = await proveConsistency(log.read, older, size);
        expect(isConsistent({ size: older, root: rootOf(older) }, tree, proof)).toBe(true);
      }
    }
    expect(Array.from(log.kept.keys()).filter(path => path.startsWith('tile/2/'))).toEqual(['tile/2/000']);
  });

  const changes = fc.record({ at: fc.nat(), byte: fc.nat(31), bit: fc.nat(7), drop: fc.boolean() });

  it('no proof holds for another leaf, place, size or root, or with one bit changed', () => {
    const property = fc.property(fc.integer({ min: 2, max: 70 }), fc.nat(), fc.nat(), changes, (size, a, b, change) => {
      const all = makeLeaves(size);
      const [index, other] = [a % size, b % size];
      const tree = { size, root: naive.root(all) };
      const path = naive.path(index, all);
      const leaf = all[index] as Uint8Array;
      expect(isIncluded(leaf, index, tree, path)).toBe(true);
      if (other !== index) {
        expect(isIncluded(all[other] as Uint8Array, index, tree, path)).toBe(false);
        expect(isIncluded(leaf, other, tree, path)).toBe(false);
      }
      expect(isIncluded(leaf, index, tree, spoil(path, change))).toBe(false);
      expect(isIncluded(leaf, index, { size, root: spoilHash(tree.root, change) }, path)).toBe(false);
      expect(isIncluded(leaf, index, tree, [...path, leaf])).toBe(false);
      const older = { size: 1 + (a % (size - 1)), root: naive.root(all.slice(0, 1 + (a % (size - 1)))) };
      const proof = naive.proof(older.size, all);
      expect(isConsistent(older, tree, proof)).toBe(true);
      expect(isConsistent(older, tree, spoil(proof, change))).toBe(false);
      expect(isConsistent({ ...older, root: spoilHash(older.root, change) }, tree, proof)).toBe(false);
      expect(isConsistent(tree, older, proof)).toBe(false);
      const forked = [...makeLeaves(older.size, 'fork'), ...all.slice(older.size)];
      expect(isConsistent(older, { size, root: naive.root(forked) }, naive.proof(older.size, forked))).toBe(false);
    });
    fc.assert(property, { numRuns: 300 });
  });

  type Change = { at: number; byte: number; bit: number; drop: boolean };
  function spoilHash(hash: Uint8Array, { byte, bit }: Change): Uint8Array {
    return hash.map((value, at) => (at === byte ? value ^ (1 << bit) : value));
  }
  function spoil(proof: readonly Uint8Array[], change: Change): Uint8Array[] {
    const at = change.at % proof.length;
    return change.drop
      ? proof.filter((_, step) => step !== at)
      : proof.map((hash, step) => (step === at ? spoilHash(hash, change) : hash));
  }
});

describe('what cannot be', () => {
  it('is not proven: sizes and places that are no counts, hashes of another length', () => {
    const root = leaves[0] as Uint8Array;
    for (const size of [-1, 0.5, Number.NaN, 2 ** 53, Number.POSITIVE_INFINITY]) {
      expect(isIncluded(root, 0, { size, root }, [])).toBe(false);
      expect(isIncluded(root, size, { size: 1, root }, [])).toBe(false);
      expect(isConsistent({ size: 1, root }, { size, root }, [])).toBe(false);
      expect(isConsistent({ size, root }, { size: 2 ** 53 - 1, root }, [])).toBe(false);
    }
    expect(isIncluded(root.slice(0, 31), 0, { size: 1, root }, [])).toBe(false);
    expect(isIncluded(root, 0, { size: 2 ** 53 - 1, root }, Array(53).fill(root))).toBe(false);
    expect(isConsistent({ size: 0, root }, { size: 1, root }, [])).toBe(false);
    expect(isConsistent({ size: 1, root }, { size: 1, root: leaves[1] as Uint8Array }, [])).toBe(false);
  });

  it('is not asked of a log: leaves and trees it does not have', async () => {
    const log = emptyLog();
    await log.grow(leaves);
    await expect(proveInclusion(log.read, 8, 8)).rejects.toThrow(RangeError);
    await expect(proveConsistency(log.read, 9, 8)).rejects.toThrow(RangeError);
    await expect(readRoot(log.read, 9)).rejects.toThrow(MissingTile);
    await expect(growTiles(log.read, 9, leaves)).rejects.toMatchObject({ path: 'tile/0/000.p/9' });
    await expect(readRoot(() => undefined, 300)).rejects.toThrow(MissingTile);
  });
});

describe('the place of a tile', () => {
  it.each<[Tile, string]>([
    [{ level: 0, index: 0, width: 256 }, 'tile/0/000'],
    [{ level: 0, index: 1_234_067, width: 256 }, 'tile/0/x001/x234/067'],
    [{ level: 63, index: 999, width: 1 }, 'tile/63/999.p/1'],
    [{ level: 'entries', index: 1000, width: 255 }, 'tile/entries/x001/000.p/255'],
    [{ level: 0, index: 2 ** 53 - 1, width: 256 }, 'tile/0/x009/x007/x199/x254/x740/991'],
  ])('of %o is %s', (tile, path) => {
    expect(toTilePath(tile)).toBe(path);
    expect(parseTilePath(path)).toEqual(tile);
  });

  it('is there and back the same for every tile', () => {
    const level = fc.oneof(fc.nat(63), fc.constant<'entries'>('entries'));
    const tile = fc.record({ level, index: fc.maxSafeNat(), width: fc.integer({ min: 1, max: 256 }) });
    fc.assert(
      fc.property(tile, tile => {
        expect(parseTilePath(toTilePath(tile))).toEqual(tile);
      }),
    );
  });

  it.each([
    ...[
      '',
      'tile/0',
      'tile/0/0',
      'tile/0/00',
      'tile/0/0000',
      'tile/00/000',
      'tile/64/000',
      'tile/-1/000',
      'tile/0/x000/001',
    ],
    ...[
      'tile/0/001/002',
      'tile/0/x001/x002',
      'tile/0/x01/002',
      'tile/0/X001/002',
      'tile/0/000.p/0',
      'tile/0/000.p/256',
    ],
    ...[
      'tile/0/000.p/01',
      'tile/0/000.p/',
      'tile/0/000.p',
      'tile/0/000/',
      '/tile/0/000',
      'tile/0/000\n',
      'tile/data/000',
    ],
    ...[
      'tile/0/٠٠٠',
      'tile/0/x009/x007/x199/x254/x740/992',
      'tile/0/x001/x000/x000/x000/x000/x000/000',
      'tile/0/x001/../000',
    ],
  ])('is not %j', path => {
    expect(() => parseTilePath(path)).toThrow(expect.objectContaining({ code: 'not_an_identifier' }));
  });

  it('is no text of half a megabyte', () => {
    expect(() => parseTilePath(`tile/0/${'x001/'.repeat(100_000)}000`)).toThrow('place of a tile');
  });
});

describe('a bundle of entries', () => {
  const bundle = toEntryBundle([new Uint8Array([1, 2]), new Uint8Array(), new Uint8Array(65_535)]);

  it('holds each after its length', () => {
    expect(Array.from(bundle.slice(0, 8))).toEqual([0, 2, 1, 2, 0, 0, 255, 255]);
    expect(parseEntryBundle(bundle, 3).map(({ length }) => length)).toEqual([2, 0, 65_535]);
    expect(() => toEntryBundle([new Uint8Array(65_536)])).toThrow(RangeError);
  });

  it('is refused when it is cut off or goes on', () => {
    for (const length of [0, 1, 3, 5, 7, bundle.length - 1]) {
      expect(() => parseEntryBundle(bundle.slice(0, length), 3)).toThrow('cut off');
    }
    expect(() => parseEntryBundle(bundle, 2)).toThrow(expect.objectContaining({ at: '/2' }));
    expect(() => parseEntryBundle(bundle, 257)).toThrow(RangeError);
  });
});
