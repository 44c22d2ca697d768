/** What a transparency log holds of awards, and the receipts that show, without asking anybody, what was logged and when. */
export { withLogged } from './in-report.ts';
export {
  type LeafKind,
  type Opening,
  parseLeaf,
  type Told,
  toHour,
  toLeaf,
  toldOf,
  writeLeaf,
} from './leaf.ts';
export { checkReceipt, type Logged, type NotLogged, parseReceipt, type Receipt, writeReceipt } from './receipt.ts';
