/** What a transparency log holds of awards, and the receipts that show, without asking anybody, what was logged and when. */
export {
  type Leaf,
  type LeafKind,
  type Opening,
  parseLeaf,
  type Told,
  toHour,
  toLeaf,
  toldOf,
  writeLeaf,
} from './leaf.ts';
export { checkReceipt, type Logged, looksLikeReceipt, parseReceipt, type Receipt, writeReceipt } from './receipt.ts';
