import { constants, crc32, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { madePdf, madeStream, madeWithAttachment } from '../../../../test/made-pdf.ts';
import { Malformed } from '../malformed.ts';
import { readAnything } from './index.ts';

/** Of processor time: what else the machine is doing is not the reader's fault. */
const longestMs = 2_000;
const mostMemory = 256 * 1024 * 1024;
const megabyte = 1024 * 1024;

/** Four gigabytes of zeros, compressed: the same megabyte again and again. */
const zeros = deflateRawSync(Buffer.alloc(megabyte), { finishFlush: constants.Z_FULL_FLUSH });
const bomb = Buffer.concat([Buffer.from([0x78, 0x01]), ...new Array<Buffer>(4096).fill(zeros)]);

function chunk(type: string, content: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const frame = Buffer.alloc(body.length + 8);
  frame.writeUInt32BE(content.length, 0);
  body.copy(frame, 4);
  frame.writeUInt32BE(crc32(body), body.length + 4);
  return frame;
}

function png(...chunks: Buffer[]): Buffer {
  const header = chunk('IHDR', Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]));
  const beginning = Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]);
  return Buffer.concat([beginning, header, ...chunks, chunk('IEND', Buffer.alloc(0))]);
}

const svg = (inside: string, attributes = '') =>
  `<svg xmlns="http://www.w3.org/2000/svg" xmlns:o="https://purl.imsglobal.org/ob/v3p0" ${attributes}>${inside}</svg>`;
const packed = (content: Buffer) => madeStream(content, '/Filter/FlateDecode', true);

/** A tree of names as deep or as broad as wanted; object 10 and on. */
function tree(count: number, kids: (number: number) => string): Record<number, string> {
  return Object.fromEntries(
    Array.from({ length: count }, (_, index) => [10 + index, `<</Kids[${kids(10 + index)}]>>`]),
  );
}

const names = (tree: number, more: Record<number, string | Uint8Array>) => ({
  1: `<</Names<</EmbeddedFiles ${tree} 0 R>>>>`,
  ...more,
});

function withLastTable(table: string): Buffer {
  const start = '%PDF-1.7\n1 0 obj<<>>endobj\n';
  return Buffer.from(`${start}${table}\nstartxref\n${start.length}\n%%EOF`);
}

const pictures: [string, () => Uint8Array, RegExp][] = [
  [
    'an iTXt that inflates to 4 GB',
    () => png(chunk('iTXt', Buffer.concat([Buffer.from('openbadgecredential\0\x01\0\0\0'), bomb]))),
    /broken_image/,
  ],
  [
    'a zTXt that inflates to 4 GB',
    () => png(chunk('zTXt', Buffer.concat([Buffer.from('openbadges\0\0'), bomb]))),
    /no_credential_in_image/,
  ],
  ['pixels that inflate to 4 GB', () => png(chunk('IDAT', bomb)), /no_credential_in_image/],
  [
    'a header of 4 billion by 4 billion',
    () => Buffer.concat([png().subarray(0, 8), chunk('IHDR', Buffer.alloc(13, 255)), chunk('IEND', Buffer.alloc(0))]),
    /no_credential_in_image/,
  ],
  ['a PNG of 100,000 chunks', () => png(...new Array(100_000).fill(chunk('tEXt', Buffer.from('a\0')))), /broken_image/],
  [
    'a length beyond the end',
    () => Buffer.concat([png().subarray(0, 33), Buffer.from([0x7f, 255, 255, 255]), Buffer.from('iTXt')]),
    /broken_image/,
  ],
  [
    'a billion laughs',
    () => Buffer.from(`<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>${svg('&b;')}`),
    /broken_image/,
  ],
  [
    'an entity from elsewhere',
    () =>
      Buffer.from(
        `<!DOCTYPE svg SYSTEM "file:///etc/passwd" [<!ENTITY % x SYSTEM "https://a.example"> %x;]>${svg('')}`,
      ),
    /broken_image/,
  ],
  ['a million groups in one another', () => Buffer.from(svg('<g>'.repeat(1_000_000))), /too_deep/],
  ['an attribute of 19 MB', () => Buffer.from(svg('', `d="${'M0 0'.repeat(4_900_000)}"`)), /no_credential_in_image/],
  [
    'a million attributes',
    () => Buffer.from(svg('', Array.from({ length: 1_000_000 }, (_, at) => `a${at}="b"`).join(' '))),
    /broken_image/,
  ],
  [
    'a credential of 19 MB',
    () => Buffer.from(svg(`<o:credential>{"a":"${'x'.repeat(19 * megabyte)}"}</o:credential>`)),
    /too_large/,
  ],
  ['19 MB of an open comment', () => Buffer.from(`<!--${'-'.repeat(19 * megabyte)}`), /broken_image/],
  ['a gzip of 64 MB', () => gzipSync(Buffer.alloc(64 * megabyte)), /unknown_format|too_large/],
  ['a gzip in place of an SVG', () => gzipSync(svg('')), /unknown_format/],
];

const pdfs: [string, () => Uint8Array, RegExp][] = [
  ['an attachment that inflates to 4 GB', () => madePdf(madeWithAttachment(packed(bomb))), /too_large/],
  [
    'one that inflates twice',
    () => madePdf(madeWithAttachment(madeStream(deflateSync(bomb), '/Filter[/FlateDecode/FlateDecode]', true))),
    /too_large/,
  ],
  [
    'a chain of a thousand filters',
    () => madePdf(madeWithAttachment(madeStream('x', `/Filter[${'/FlateDecode'.repeat(1_000)}]`, true))),
    /broken_pdf/,
  ],
  [
    '200 attachments of 4 GB',
    () =>
      madePdf({
        1: '<</Names<</EmbeddedFiles 2 0 R>>>>',
        2: `<</Names[${'(a.json) <</F(a.json)/EF<</F 5 0 R>>>>'.repeat(200)}]>>`,
        5: packed(bomb),
      }),
    /too_large/,
  ],
  [
    'an object stream that inflates to 4 GB',
    () => madePdf({ 1: '2 0 R', 9: madeStream(bomb, '/Type/ObjStm/N 1/First 4/Filter/FlateDecode', true) }),
    /broken_pdf/,
  ],
  [
    'cross-references that inflate to 4 GB',
    () =>
      withLastTable(
        `7 0 obj\n${madeStream(bomb, '/Type/XRef/W[1 2 1]/Size 9/Filter/FlateDecode', true).toString('latin1')}\nendobj`,
      ),
    /broken_pdf|too_large/,
  ],
  [
    'a table that goes back to itself',
    () => withLastTable('xref\n1 1\n0000000009 00000 n \ntrailer\n<</Root 1 0 R/Prev 27>>'),
    /no_credential_in_pdf/,
  ],
  ['a table of a billion rows', () => withLastTable('xref\n0 1000000000\n0000000000 00000 n \n'), /broken_pdf/],
  [
    'a table of 900,000 rows',
    () => withLastTable(`xref\n0 900000\n${'0000000000 00000 n \n'.repeat(900_000)}trailer<</Root 1 0 R>>`),
    /too_large/,
  ],
  ['an object that is itself', () => madePdf({ 1: '1 0 R' }), /broken_pdf/],
  ['objects that go in a circle', () => madePdf({ 1: '2 0 R', 2: '3 0 R', 3: '1 0 R' }), /broken_pdf/],
  [
    'a chain of references',
    () => madePdf(Object.fromEntries(Array.from({ length: 5_000 }, (_, at) => [at + 1, `${at + 2} 0 R`]))),
    /broken_pdf/,
  ],
  [
    'a stream whose length is the stream',
    () => madePdf(madeWithAttachment('<</Length 5 0 R>>\nstream\nx\nendstream')),
    /broken_pdf/,
  ],
  [
    'a tree that is its own branch',
    () =>
      madePdf(
        names(
          10,
          tree(1, number => `${number} 0 R`),
        ),
      ),
    /broken_pdf/,
  ],
  [
    'a tree that doubles at each level',
    () =>
      madePdf(
        names(
          10,
          tree(60, number => `${number + 1} 0 R ${number + 1} 0 R`),
        ),
      ),
    /broken_pdf|too_deep/,
  ],
  [
    'a tree 10,000 levels deep',
    () =>
      madePdf(
        names(
          10,
          tree(10_000, number => `${number + 1} 0 R`),
        ),
      ),
    /too_deep/,
  ],
  [
    'a tree of 100,000 branches',
    () =>
      madePdf(
        names(
          10,
          tree(1, () => '11 0 R '.repeat(100_000)),
        ),
      ),
    /broken_pdf|too_many_items/,
  ],
  ['a million brackets', () => madePdf({ 1: '['.repeat(1_000_000) }), /too_deep/],
  ['a million dictionaries', () => madePdf({ 1: '<</A'.repeat(1_000_000) }), /too_deep/],
  ['an array of a million numbers', () => madePdf({ 1: `[${'1 '.repeat(1_000_000)}]` }), /too_large/],
  [
    'a text of 19 MB',
    () =>
      madePdf({
        1: `<</Names<</EmbeddedFiles<</Names[(${'('.repeat(9 * megabyte)}${')'.repeat(9 * megabyte)}) 3 0 R]>>>>>>`,
      }),
    /no_credential_in_pdf/,
  ],
  ['a name of 19 MB', () => madePdf({ 1: `<</${'A'.repeat(19 * megabyte)} 1>>` }), /broken_pdf/],
  ['19 MB of comments', () => madePdf({ 1: `${'%\n'.repeat(9 * megabyte)}<<>>` }), /no_credential_in_pdf/],
  ['19 MB that are no dictionary', () => madePdf({ 1: `<<${'x'.repeat(19 * megabyte)}` }), /_pdf/],
  ['many objects in the same 19 MB', () => overlapping(), /too_large|broken_pdf/],
  ['hints of a header only', () => Buffer.from('%PDF-1.7'), /broken_pdf/],
  ['21 MB', () => Buffer.concat([Buffer.from('%PDF-1.7'), Buffer.alloc(21 * megabyte)]), /too_large/],
];

/** A thousand branches of a tree that are all read from the beginning of the same long run of spaces. */
function overlapping(): Buffer {
  const head = Buffer.from('%PDF-1.7\n1 0 obj<</Names<</EmbeddedFiles 2 0 R>>>>endobj\n');
  const kids = Array.from({ length: 900 }, (_, at) => `${at + 10} 0 R`).join(' ');
  const root = Buffer.from(`2 0 obj<</Kids[${kids}]>>endobj\n`);
  const spaces = Buffer.alloc(18 * megabyte, ' ');
  const row = (offset: number) => `${String(offset).padStart(10, '0')} 00000 n \n`;
  const start = head.length + root.length;
  const table = `xref\n1 2\n${row(9)}${row(head.length)}10 900\n${row(start).repeat(900)}trailer<</Root 1 0 R>>\nstartxref\n`;
  return Buffer.concat([head, root, spaces, Buffer.from(`\n${table}${start + spaces.length + 1}\n%%EOF`)]);
}

describe('what is made to hurt', () => {
  it.each([...pictures, ...pdfs])('%s: no crash, no hang, little memory, a reason', async (_, make, code) => {
    const poison = make();
    const before = process.memoryUsage.rss();
    const start = process.cpuUsage();
    const fault = await readAnything(poison).then(
      () => 'accepted',
      (problem: unknown) => problem,
    );
    const { user, system } = process.cpuUsage(start);
    if (!(fault instanceof Malformed)) throw fault;
    expect(fault.code).toMatch(code);
    expect((user + system) / 1000).toBeLessThan(longestMs);
    expect(process.memoryUsage.rss() - before).toBeLessThan(mostMemory);
  });
});
