/** The API as one value: contract, typed client, refusals. Each room's shapes have a door of their own: `@cairn/api/<room>`. */
export { ApiRefused, type Client, createClient, type Problem, urlOf, type Wire } from './client.ts';
export { type Api, api, apiRoot } from './contract.ts';
export type { Contract, Endpoint, ReplyOf, RequestOf } from './endpoint.ts';
export { type RefusalCode, refusalSentence } from './refusals.ts';
