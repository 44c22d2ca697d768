import { Malformed } from '../../malformed.ts';
import { largestImageBytes, largestTextBytes } from '../unbaked.ts';
import { type Attachment, listAttachments } from './attachments.ts';
import { PdfDocument } from './document.ts';
import { toCharacters } from './values.ts';

const beginning = /^(?:\xef\xbb\xbf)?\s*%PDF-/;

/** Do these bytes begin as a PDF does? */
export function isPdf(bytes: Uint8Array): boolean {
  return beginning.test(toCharacters(bytes.subarray(0, 32)));
}

/** What a file may be called or said to be when it is a credential; the surest first. */
const signsOfCredential: readonly ((attachment: Attachment) => boolean)[] = [
  ({ mediaType }) => /^application\/vc(\+(ld\+json|jwt|ld\+jwt))?$/.test(mediaType),
  ({ mediaType }) => mediaType === 'application/ld+json' || mediaType === 'application/jwt',
  ({ mediaType, name }) => mediaType === 'application/json' || /\.(json|jsonld|jws|jwt)$/i.test(name),
];

/** More files than this are not opened. */
const mostOpened = 16;

/**
 * The texts in a PDF that may be credentials, the likeliest first.
 * @throws Malformed `encrypted_pdf`, `broken_pdf`, `too_large`, `too_deep`, `too_many_items`, `broken_text`
 */
export async function* unbakePdf(pdf: Uint8Array): AsyncGenerator<string> {
  if (pdf.length > largestImageBytes) throw new Malformed('', 'too_large', 'The PDF is larger than 20 MB.');
  const document = await PdfDocument.open(withoutFront(pdf));
  const candidates = (await listAttachments(document)).filter(attachment => rankOf(attachment) !== -1);
  candidates.sort((one, other) => rankOf(one) - rankOf(other));
  for (const { content, at } of candidates.slice(0, mostOpened)) {
    document.reading.at = at;
    yield toText(await document.decode(content, largestTextBytes), at);
  }
}

function rankOf(attachment: Attachment): number {
  return signsOfCredential.findIndex(isOne => isOne(attachment));
}

/** Offsets in a PDF count from its first character. */
function withoutFront(pdf: Uint8Array): Uint8Array {
  return pdf.subarray(toCharacters(pdf.subarray(0, 32)).indexOf('%PDF-'));
}

function toText(bytes: Uint8Array, at: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes.slice());
  } catch {
    throw new Malformed(at, 'broken_text', 'The credential in the PDF is not UTF-8 text.');
  }
}
