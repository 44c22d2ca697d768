/** Awards as European Digital Credentials for Learning (European Learning Model 3): written unsealed, read, checked. */
export { checkEuropean } from './check-european.ts';
export { fromEuropean } from './from-european.ts';
export type { Entitlement, EuropeanRecord, Loss, Opportunity } from './record.ts';
export { isEuropean } from './sealed.ts';
export { toEuropean } from './to-european.ts';
