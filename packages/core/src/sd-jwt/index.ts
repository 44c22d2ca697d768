/** SD-JWT: tokens whose holder shows only some of what the issuer signed (RFC 9901). */
export { disclose } from './disclose.ts';
export { hideClaims } from './hide.ts';
export { signSdJwt } from './issue.ts';
export { fromJsonForm, isJsonForm, toFlattened, toGeneral } from './json-form.ts';
export { type BindingFault, type Challenge, checkKeyBinding } from './key-binding.ts';
export { presentSdJwt } from './present.ts';
export { type Disclosure, looksLikeSdJwt, parseSdJwt, type SdJwt } from './sd-jwt.ts';
