import { deflateSync } from 'node:zlib';

/** A PDF written by hand, for what no honest writer would write: objects by number, each as the text of its value. */
export function madePdf(objects: Readonly<Record<number, string | Uint8Array>>, trailer = ''): Buffer {
  const parts = [Buffer.from('%PDF-1.7\n')];
  const offsets = new Map<number, number>();
  let length = parts[0]?.length ?? 0;
  for (const [number, value] of Object.entries(objects)) {
    offsets.set(Number(number), length);
    const part = Buffer.concat([Buffer.from(`${number} 0 obj\n`), Buffer.from(value), Buffer.from('\nendobj\n')]);
    parts.push(part);
    length += part.length;
  }
  const rows = [...offsets].map(([number, offset]) => `${number} 1\n${String(offset).padStart(10, '0')} 00000 n \n`);
  const tail = `xref\n0 1\n0000000000 65535 f \n${rows.join('')}trailer\n<</Root 1 0 R ${trailer}>>\nstartxref\n${length}\n%%EOF`;
  return Buffer.concat([...parts, Buffer.from(tail)]);
}

/** A stream for `madePdf`, compressed unless `isPlain`. */
export function madeStream(content: Uint8Array | string, entries = '', isPlain = false): Buffer {
  const bytes = isPlain ? Buffer.from(content) : deflateSync(content);
  const filter = isPlain ? '' : '/Filter/FlateDecode';
  return Buffer.concat([
    Buffer.from(`<<${filter} ${entries} /Length ${bytes.length}>>\nstream\r\n`),
    bytes,
    Buffer.from('\nendstream'),
  ]);
}

/** The objects of a PDF with one attachment, `content` as object 5. */
export function madeWithAttachment(content: string | Uint8Array): Record<number, string | Uint8Array> {
  return {
    1: '<</Type/Catalog/Names<</EmbeddedFiles 2 0 R>>>>',
    2: '<</Names[(credential.json) 3 0 R]>>',
    3: '<</Type/Filespec/F(credential.json)/EF<</F 5 0 R>>>>',
    5: content,
  };
}
