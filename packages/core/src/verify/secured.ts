import { looksLikeCose, parseCose } from '../cose/index.ts';
import { openSealed } from '../formats/european/sealed.ts';
import { fromToken } from '../formats/vc-jwt/from-token.ts';
import { looksLikeToken, parseToken, type Token } from '../jose/index.ts';
import { asArray, isJsonObject, type JsonObject, type JsonValue } from '../json.ts';
import type { JsonLimits } from '../limits.ts';
import { Malformed } from '../malformed.ts';
import { placeDisclosures } from '../sd-jwt/disclose.ts';
import { fromJsonForm, isJsonForm, looksLikeSdJwt, parseSdJwt, type SdJwt } from '../sd-jwt/index.ts';
import { type Document, type Evidence, foundText, lookedUp, readDocument } from './evidence.ts';
import type { Given } from './report.ts';

/** A credential with what secures it: proofs inside the document, or the token whose signature covers its bytes. */
export interface Secured {
  document: JsonObject;
  token?: Token & {
    conflicts: string[];
    missing: string[];
    signedAt?: string;
    signedUntil?: string;
    /** What the header must say that it is, where it may not be silent. */
    kinds?: readonly string[];
  };
  /** The SD-JWT that it came as. */
  sdJwt?: SdJwt;
  /** The claims of the SD-JWT with what is shown, and which of them its holder could have left out (JSON Pointers). */
  shown?: { claims: JsonObject; hidden: string[] };
  /** The SD-JWT shows something that the issuer did not hide in it. */
  isUncovered?: true;
}

/** Is it an SD-JWT VC, which is no document of the data model? Of its claims the document says only who issued it. */
export function isSdJwtVc(secured: Secured): secured is Secured & { sdJwt: SdJwt } {
  return secured.sdJwt !== undefined && !carriesDocument(secured.sdJwt);
}

function carriesDocument({ token: { payload } }: SdJwt): boolean {
  return '@context' in payload && !('vct' in payload);
}

/**
 * Opens what came. Nothing is checked yet.
 * @throws Malformed when a text is no token, or a token that carries no credential
 */
export function openGiven(given: Given, limits: Partial<JsonLimits> = {}): Secured {
  if (typeof given !== 'string') return openDocument(given, limits);
  if (looksLikeCose(given)) return openCose(given, limits);
  if (looksLikeSdJwt(given)) return openSdJwt(parseSdJwt(given, limits));
  const token = parseToken(given, limits);
  return openPayload(token, token.payload);
}

/** What is in a seal or an envelope, or the document itself. */
function openDocument(given: JsonObject, limits: Partial<JsonLimits>): Secured {
  const sealed = openSealed(given);
  return sealed ? { document: sealed } : (openEnveloped(given, limits) ?? { document: given });
}

/** RFC 9596: a COSE_Sign1 says in its header what it is, as other tokens may. */
function openCose(given: string, limits: Partial<JsonLimits>): Secured {
  const token = parseCose(given, limits);
  const opened = openPayload(token, token.payload);
  return opened.token ? { ...opened, token: { ...opened.token, kinds: ['vc+cose'] } } : opened;
}

function openPayload(token: Token, payload: JsonObject): Secured {
  const carried = fromToken(payload);
  if (!carried) throw new Malformed('', 'not_a_credential', 'The token carries no credential.');
  const { document, ...claims } = carried;
  return { document, token: { ...token, ...claims } };
}

/** What the header of an SD-JWT with a credential of the data model says that it is; the others are older names. */
const documentKinds = ['vc+sd-jwt', 'vc+ld+sd-jwt', 'vc+ld+json+sd-jwt'];

/** What that of an SD-JWT VC says; the second is the older name. */
const claimKinds = ['dc+sd-jwt', 'vc+sd-jwt'];

function openSdJwt(sdJwt: SdJwt): Secured {
  const { token } = sdJwt;
  const shown = findShown(sdJwt);
  const came = { sdJwt, ...(shown ? { shown } : { isUncovered: true as const }) };
  if (!carriesDocument(sdJwt)) {
    const { iss } = token.payload;
    const document: JsonObject = iss === undefined ? {} : { issuer: iss };
    return { document, token: { ...token, conflicts: [], missing: [], kinds: claimKinds }, ...came };
  }
  const opened = openPayload(token, shown?.claims ?? token.payload);
  return { ...opened, ...(opened.token ? { token: { ...opened.token, kinds: documentKinds } } : {}), ...came };
}

function findShown(sdJwt: SdJwt): Secured['shown'] {
  try {
    const { claims, places } = placeDisclosures(sdJwt);
    return { claims, hidden: [...places.values()] };
  } catch (problem) {
    if (problem instanceof Malformed) return undefined;
    throw problem;
  }
}

/** A list in a token may be this long. */
const longestToken = 1024 * 1024;

const envelope = /^data:application\/vc\+(?:jwt,|sd-jwt,|cose;base64,)/;

/**
 * The token in an `EnvelopedVerifiableCredential` (VCDM 2.0 §4.13.1), or in a JSON serialisation, whose first signature counts.
 * Undefined when it is none that is read here.
 */
function openEnveloped(document: JsonObject, limits: Partial<JsonLimits>): Secured | undefined {
  if (isJsonForm(document)) return openGiven(fromJsonForm(document)[0] ?? '', limits);
  const isEnvelope = asArray(document.type).includes('EnvelopedVerifiableCredential');
  const { id } = document;
  return isEnvelope && typeof id === 'string' && envelope.test(id)
    ? openGiven(id.replace(envelope, ''), limits)
    : undefined;
}

/** What was looked up at an address, as a document or as a token that carries one. */
export type FoundSecured = { secured: Secured } | Exclude<Document, { document: JsonObject }>;

/** Reads what was found at an address as something that is signed. */
export function readSecured(evidence: Evidence, url: string, limits: Partial<JsonLimits> = {}): FoundSecured {
  const text = foundText(evidence, url);
  if (text !== undefined && (looksLikeToken(text) || looksLikeCose(text))) {
    const secured = text.length > longestToken ? undefined : openCarried(text);
    return secured ? { secured } : { unreadable: 'not_a_token' };
  }
  const document = readDocument(evidence, url, limits);
  return document && 'document' in document ? { secured: { document: document.document } } : document;
}

/** A token that was looked up, or why there is none. */
export type FoundToken = { foundToken: Token } | Exclude<Document, { document: JsonObject }>;

/** Reads what was found at an address as a token, whatever it carries. */
export function readToken(evidence: Evidence, url: string): FoundToken {
  const found = lookedUp(evidence, url);
  if (!found || 'unreachable' in found) return found && { unreachable: found.unreachable };
  try {
    return { foundToken: parseToken(found.body.trim().slice(0, longestToken), { bytes: longestToken }) };
  } catch (problem) {
    if (problem instanceof Malformed) return { unreadable: problem.code };
    throw problem;
  }
}

/** The same, where what came stands inside something else: undefined when it cannot be opened. */
export function openCarried(value: JsonValue): Secured | undefined {
  if (typeof value !== 'string' && !isJsonObject(value)) return undefined;
  try {
    const secured = openGiven(value);
    return isSdJwtVc(secured) ? undefined : secured;
  } catch (problem) {
    if (problem instanceof Malformed) return undefined;
    throw problem;
  }
}
