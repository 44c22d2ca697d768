/** What happened, in order, each entry chained to the one before. */
export { reactions } from './reactions.ts';
export { routes } from './routes.ts';
export { type ChainReport, verifyAuditChain } from './verify-audit-chain.ts';
