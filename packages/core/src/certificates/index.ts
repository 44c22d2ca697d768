/** Certificates (RFC 5280): read strictly, and checked up to a root that somebody trusts. */
export type { Certificate } from './certificate.ts';
export { type ChainAnswer, checkChain, parseChain, readCertificate } from './chain.ts';
export { fromPemCertificates } from './pem.ts';
