import { type Bytes, concat, fromBase64url, fromUtf8, toUtf8 } from '../bytes.ts';
import { isJsonObject, type JsonValue } from '../json.ts';
import type { AlgorithmName } from '../keys/index.ts';
import { parseJson } from '../limits.ts';

/** A signature beside its header; the bytes that it is over come from elsewhere. */
export interface DetachedJws {
  header: string;
  signature: Bytes;
}

const longestHeader = 200;

/**
 * A JWS without its payload, which is taken as it is and not as base64url (RFC 7797 §5). Undefined when it is none, or its
 * header says anything but this and the algorithm.
 */
export function readDetachedJws(value: JsonValue | undefined, algorithm: AlgorithmName): DetachedJws | undefined {
  const [header, payload, signed, ...more] = typeof value === 'string' ? value.split('.', 4) : [];
  if (header === undefined || payload !== '' || signed === undefined || more.length > 0) return undefined;
  const signature = fromBase64url(signed);
  return signature && isHeader(header, algorithm) ? { header, signature } : undefined;
}

/** What is signed: the header as it is written, a dot, and the bytes (RFC 7797 §5.2). */
export function toJwsInput(header: string, bytes: Bytes): Bytes {
  return concat(toUtf8(`${header}.`), bytes);
}

function isHeader(text: string, algorithm: AlgorithmName): boolean {
  const bytes = text.length <= longestHeader ? fromBase64url(text) : undefined;
  if (!bytes) return false;
  try {
    const header = parseJson(fromUtf8(bytes));
    if (!isJsonObject(header) || Object.keys(header).length !== 3) return false;
    const { alg, b64, crit } = header;
    return alg === algorithm && b64 === false && Array.isArray(crit) && crit.length === 1 && crit[0] === 'b64';
  } catch {
    // Neither UTF-8 nor JSON: then it is no header.
    return false;
  }
}
