/** Tokens: compact JWS, read, checked and signed (RFC 7515). */
export { checkToken, readAlgorithm, type TokenAnswer, type TokenRefusal } from './check-token.ts';
export { fromNumericDate } from './numeric-date.ts';
export { signJwt } from './sign-token.ts';
export { looksLikeToken, parseToken, type Token } from './token.ts';
