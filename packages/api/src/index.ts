/** The API as one value: contract, typed client, refusals. Room shapes are imported from their own files. */
export { ApiRefused, type Client, createClient, type Problem, urlOf, type Wire } from './client.ts';
export { type Api, api, apiRoot } from './contract.ts';
export {
  type Access,
  type Contract,
  type Endpoint,
  endpoint,
  type ReplyOf,
  type RequestOf,
  type Role,
  roles,
} from './endpoint.ts';
export { type RefusalCode, refusalSentence, refusals } from './refusals.ts';
