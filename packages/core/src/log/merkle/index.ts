/** Merkle trees as transparency logs use them: hashed, kept in tiles, proven from tiles, and checked from outside. */
export { isConsistent, isIncluded, type TreeHead } from './check.ts';
export { parseEntryBundle, toEntryBundle } from './entries.ts';
export { growTiles } from './grow.ts';
export { hashLeaf } from './hashes.ts';
export { parseTilePath, type Tile, toTilePath } from './tiles.ts';
export { MissingTile, proveConsistency, proveInclusion, type ReadTile, readRoot } from './tree.ts';
