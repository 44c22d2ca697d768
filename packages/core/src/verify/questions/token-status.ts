import type { JsonObject } from '../../json.ts';
import { readTokenList, type StatusPointer } from '../../status/index.ts';
import { type Facts, type FindingCode, toFinding } from '../codes.ts';
import { type Basis, foundAt } from '../evidence.ts';
import { toTime } from '../instant.ts';
import { issuerIdOf } from '../issuer.ts';
import { judgeToken } from '../judge-token.ts';
import type { Finding } from '../report.ts';
import { readToken } from '../secured.ts';
import { toExpectedIssuer } from '../signature.ts';

/** What a list says about an entry, or the finding that says why it proves nothing. */
export type Told =
  | { trouble: Finding }
  | {
      value: number;
      facts: Facts /** The list is of a later day than the one asked about. */;
      isLater: boolean /** It was asked for as the list of that day. */;
      isOfDay?: true;
    };

/** What is said of a pointer, whatever its list says. */
export function factsOf(pointer: StatusPointer): Facts {
  const index = 'index' in pointer ? String(pointer.index) : undefined;
  return { list: pointer.list, index, purpose: pointer.purpose };
}

/**
 * Reads an entry in its token status list (Token Status List §8.3): the token has to be signed by the issuer of the
 * credential, for this address, and in date.
 */
export async function readTokenEntry(
  pointer: Extract<StatusPointer, { kind: 'token' }>,
  credential: JsonObject,
  basis: Basis,
): Promise<Told> {
  const facts = factsOf(pointer);
  const trouble = (code: FindingCode, reason: string) => ({ trouble: toFinding(code, { ...facts, reason }) });
  const found = readToken(basis.evidence, pointer.list);
  if (!found) return trouble('status_list_unreachable', 'not_looked_up');
  if ('unreachable' in found) return trouble('status_list_unreachable', found.unreachable);
  if ('unreadable' in found) return trouble('status_list_unreadable', found.unreadable);
  const { payload } = found.foundToken;
  if (payload.sub !== pointer.list) return trouble('status_list_untrusted', 'other_list');
  if (payload.iss !== undefined && payload.iss !== issuerIdOf(credential)) {
    return trouble('status_list_untrusted', 'other_issuer');
  }
  const { integrity, key } = await judgeToken(found.foundToken, toExpectedIssuer(credential), basis, [
    'statuslist+jwt',
  ]);
  if (integrity.answer !== 'pass') return trouble('status_list_untrusted', integrity.code);
  if (key.answer !== 'pass') return trouble('status_list_untrusted', key.code);
  const reading = await readTokenList(payload, pointer.index);
  if ('problem' in reading) return trouble('status_list_unreadable', reading.problem);
  const isForGood = reading.value === 1;
  if (!isForGood && isOver(payload, pointer.list, basis)) return trouble('status_list_out_of_date', 'kept_too_long');
  const { iat } = payload;
  const isDated = typeof iat === 'number' && Math.abs(iat) < 8e12;
  if (!isDated) return trouble('status_list_unreadable', 'dates_unreadable');
  const listSignedAt = new Date(iat * 1_000).toISOString();
  return { value: reading.value, facts: { ...facts, listSignedAt }, isLater: iat * 1_000 > basis.now.getTime() };
}

/** Is the list past its end, or was the copy kept for longer than `ttl` seconds? */
function isOver({ exp, ttl }: JsonObject, url: string, { evidence, now }: Basis): boolean {
  const broughtAt = toTime(foundAt(evidence, url));
  if (exp !== undefined && !(typeof exp === 'number' && exp * 1_000 >= now.getTime())) return true;
  return typeof ttl === 'number' && broughtAt !== undefined && now.getTime() > broughtAt + ttl * 1_000;
}
