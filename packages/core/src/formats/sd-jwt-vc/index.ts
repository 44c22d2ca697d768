/** Credentials whose holder shows only some of their claims: SD-JWT VC, and those of the data model as SD-JWT. */
export { type NotSigned, type SdJwtOptions, signCredentialSdJwt, signSdJwtVc } from './to-sd-jwt-vc.ts';
export { type ClaimFault, describeType, findClaimFault, isAsPinned, type TypeWords } from './type-metadata.ts';
