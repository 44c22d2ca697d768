import { checkToken, readAlgorithm, type Token, type TokenAnswer } from '../jose/index.ts';
import type { JsonObject } from '../json.ts';
import { present } from '../present.ts';
import { type FindingCode, toFinding, toWarning } from './codes.ts';
import type { Basis } from './evidence.ts';
import type { Expected } from './find-key.ts';
import { toText } from './instant.ts';
import type { Secured } from './secured.ts';
import { judgeSignatures, type SignatureAnswer, toExpectedIssuer } from './signature.ts';
import { findTokenKey } from './token-key.ts';

/** What a header may say a token is, when it carries a credential. Other tokens are signed for other ends. */
const types = ['jwt', 'vc+jwt', 'vc+ld+jwt', 'vc+ld+json+jwt', 'vc-ld+jwt'];

/** Judges what secures a credential: its proofs, or the one signature of its token. */
export async function judgeSecured({ document, token }: Secured, basis: Basis): Promise<SignatureAnswer> {
  if (!token) return judgeSignatures(document, basis);
  const expected = toExpectedIssuer(document);
  const proof = present<JsonObject>({ created: token.signedAt, expires: token.signedUntil });
  return { ...(await judgeToken(token, expected, basis)), proof, warnings: listWarnings(document, token) };
}

/**
 * Judges the signature of a token.
 * @param kinds what its header may say it is; other tokens are signed for other ends (RFC 8725 §3.11)
 */
export async function judgeToken(
  token: Token & { signedAt?: string },
  expected: Expected,
  basis: Basis,
  kinds: readonly string[] = types,
): Promise<Pick<SignatureAnswer, 'integrity' | 'key'>> {
  const { header } = token;
  const key = await findTokenKey(header, { ...expected, signedAt: token.signedAt }, basis);
  const facts = { suite: toText(header.alg), signedAt: token.signedAt, key: key.id, kind: undefined };
  const found = (integrity: FindingCode, kind?: string) => ({
    integrity: toFinding(integrity, { ...facts, kind }),
    key: key.finding,
  });
  const read = readAlgorithm(header);
  if ('refusal' in read) return found(codes[read.refusal]);
  const type = toText(header.typ)
    ?.toLowerCase()
    .replace(/^application\//, '');
  if (header.typ !== undefined && !kinds.includes(type ?? '')) return found('signature_for_other_purpose');
  if (!key.publicKey) return found(key.whyNoKey, key.kind);
  const answer = await checkToken(token, key.publicKey);
  return found(codes[answer], answer === 'wrong_key_kind' || answer === 'unsupported_key' ? key.kind : undefined);
}

const codes: Readonly<Record<TokenAnswer, FindingCode>> = {
  matches: 'signature_matches',
  differs: 'signature_differs',
  wrong_key_kind: 'key_kind_wrong',
  unsupported_key: 'key_kind_unknown',
  unsigned: 'not_signed',
  shared_secret: 'signature_proves_nothing',
  unknown_algorithm: 'signature_kind_unknown',
  unknown_rules: 'signature_kind_unknown',
  broken_header: 'signature_malformed',
};

/** Open Badges wants some claims in every token; without them the token is as good, and other verifiers may refuse it. */
function listWarnings(document: JsonObject, { missing }: NonNullable<Secured['token']>): SignatureAnswer['warnings'] {
  const isBadge = JSON.stringify(document['@context'] ?? '').includes('/spec/ob/v3p0/');
  return isBadge && missing.length > 0 ? [toWarning('token_incomplete', { term: missing.join(', ') })] : [];
}
