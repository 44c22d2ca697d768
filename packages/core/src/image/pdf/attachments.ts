import type { PdfDocument } from './document.ts';
import { isReference, isStream, nameOf, type PdfStream, type PdfValue, wordsOf } from './values.ts';

/** A file inside a PDF. `at` says where, as a path from the trailer. */
export interface Attachment {
  name: string;
  mediaType: string;
  content: PdfStream;
  at: string;
}

const mostNodes = 1_000;
const mostAttachments = 200;
const deepestTree = 32;

/**
 * The files that a PDF carries, in its order: those of the tree of names, then those associated with the whole document
 * (ISO 32000-1 §7.11.4, ISO 32000-2 §14.13). Each once.
 */
export async function listAttachments(document: PdfDocument): Promise<Attachment[]> {
  const { reading } = document;
  reading.at = '/Root';
  const root = await document.findDictionary(document.trailer.get('Root'));
  if (!root) return reading.refuseBroken();
  reading.at = '/Root/Names';
  const names = await document.findDictionary(root.get('Names'));
  const specifications = await listNamed(document, names?.get('EmbeddedFiles'));
  reading.at = '/Root/AF';
  for (const [index, value] of (await document.listItems(root.get('AF'))).entries()) {
    specifications.push({ value, at: `/Root/AF/${index}` });
  }
  const seen = new Set<PdfStream>();
  const attachments: Attachment[] = [];
  for (const { value, at } of specifications) {
    reading.at = at;
    const attachment = await findFile(document, value);
    if (!attachment || seen.has(attachment.content)) continue;
    seen.add(attachment.content);
    attachments.push({ ...attachment, at });
    if (attachments.length > mostAttachments) reading.refuse('too_many_items', 'The PDF carries too many files.');
  }
  return attachments;
}

/** The leaves of a tree of names (§7.9.6), walked without recursion; a node is looked at once. */
async function listNamed(
  document: PdfDocument,
  tree: PdfValue | undefined,
): Promise<{ value: PdfValue; at: string }[]> {
  const { reading } = document;
  const leaves: { value: PdfValue; at: string }[] = [];
  const waiting = [{ node: tree, at: '/Root/Names/EmbeddedFiles', depth: 0 }];
  const seen = new Set<number>();
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    reading.at = next.at;
    const number = isReference(next.node) ? next.node.number : undefined;
    if (number !== undefined && seen.has(number)) reading.refuse('broken_pdf', 'A list of the PDF contains itself.');
    if (number !== undefined) seen.add(number);
    if (waiting.length + seen.size > mostNodes) reading.refuse('too_many_items', 'The PDF carries too many files.');
    const node = await document.findDictionary(next.node);
    const pairs = await document.listItems(node?.get('Names'));
    for (let index = 1; index < pairs.length; index += 2) {
      leaves.push({ value: pairs[index] ?? null, at: `${next.at}/Names/${index}` });
    }
    const kids = await document.listItems(node?.get('Kids'));
    const { at, depth } = next;
    if (depth === deepestTree) reading.refuse('too_deep', 'The PDF is nested too deeply.');
    const below = kids
      .slice(0, mostNodes)
      .map((node, index) => ({ node, at: `${at}/Kids/${index}`, depth: depth + 1 }));
    waiting.unshift(...below);
  }
  return leaves;
}

/** The file that a file specification brings along; undefined when it only points elsewhere. */
async function findFile(document: PdfDocument, value: PdfValue): Promise<Omit<Attachment, 'at'> | undefined> {
  const specification = await document.findDictionary(value);
  const files = await document.findDictionary(specification?.get('EF'));
  const content = await document.resolve(files?.get('UF') ?? files?.get('F'));
  if (!specification || !isStream(content)) return undefined;
  const name = wordsOf(await document.resolve(specification.get('UF') ?? specification.get('F')));
  const mediaType = nameOf(await document.resolve(content.dictionary.get('Subtype')));
  return { name: name ?? '', mediaType: mediaType?.toLowerCase() ?? '', content };
}
