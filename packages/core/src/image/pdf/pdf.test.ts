import { deflateSync } from 'node:zlib';
import { AFRelationship, PDFDocument } from '@cantoo/pdf-lib';
import PdfKitDocument from 'pdfkit';
import { describe, expect, it } from 'vitest';
import { madePdf, madeStream, madeWithAttachment } from '../../../../../test/made-pdf.ts';
import { namesOfManyScripts, sampleAward } from '../../../../../test/sample-award.ts';
import { toOpenBadge } from '../../formats/index.ts';
import { Malformed } from '../../malformed.ts';
import { readAnything } from '../index.ts';

const extensionContextUrl = 'https://lindon.example/contexts/micro-credential/v1';
const badge = toOpenBadge(sampleAward, { extensionContextUrl });
const json = JSON.stringify(badge);
const token = 'eyJhbGciOiJFUzI1NiJ9.eyJpc3MiOiJodHRwczovL2xpbmRvbi5leGFtcGxlIn0.c2lnbmF0dXJl';
const encode = (text: string) => new TextEncoder().encode(text);

interface File {
  name: string;
  content: string;
  mimeType?: string;
}

async function writeWithPdfLib(files: File[], isPacked: boolean): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  pdf.addPage().drawText('Certificate');
  for (const { name, content, mimeType = '' } of files) {
    await pdf.attach(encode(content), name, { mimeType, afRelationship: AFRelationship.Data });
  }
  return pdf.save({ useObjectStreams: isPacked });
}

function writeWithPdfKit(files: File[], options: ConstructorParameters<typeof PdfKitDocument>[0]): Promise<Uint8Array> {
  return new Promise(resolve => {
    const pdf = new PdfKitDocument(options);
    const parts: Uint8Array[] = [];
    pdf.on('data', part => parts.push(part)).on('end', () => resolve(Buffer.concat(parts)));
    pdf.text('Certificate');
    for (const { name, content, mimeType } of files) {
      pdf.file(Buffer.from(content), { name, ...(mimeType && { type: mimeType }) });
    }
    pdf.end();
  });
}

const writers: [string, (files: File[]) => Promise<Uint8Array>][] = [
  ['pdf-lib with object streams', files => writeWithPdfLib(files, true)],
  ['pdf-lib with a table', files => writeWithPdfLib(files, false)],
  ['pdfkit', files => writeWithPdfKit(files, {})],
  ['pdfkit, uncompressed', files => writeWithPdfKit(files, { compress: false, pdfVersion: '1.7' })],
];

async function refusal(pdf: Uint8Array): Promise<{ code: string; at: string }> {
  try {
    await readAnything(pdf);
  } catch (fault) {
    if (fault instanceof Malformed) return { code: fault.code, at: fault.at };
    throw fault;
  }
  return { code: 'accepted', at: '' };
}

describe.each(writers)('a PDF by %s', (_, write) => {
  it.each([
    ['credential.json', ''],
    ['Nachweis.JSONLD', ''],
    ['attachment', 'application/vc'],
    ['attachment', 'application/vc+ld+json'],
    ['شهادة.bin', 'application/ld+json'],
  ])('gives the attached credential %s (%s) back', async (name, mimeType) => {
    const pdf = await write([{ name, content: json, mimeType }]);
    expect(await readAnything(pdf)).toMatchObject({ form: 'document', wrapping: 'pdf', document: badge, text: json });
  });

  it('gives a token back', async () => {
    const pdf = await write([{ name: 'badge', content: token, mimeType: 'application/vc+jwt' }]);
    expect(await readAnything(pdf)).toMatchObject({ form: 'token', wrapping: 'pdf', text: token });
  });

  it('finds the credential among other files, whatever their order and names', async () => {
    const others = [
      { name: 'a.xml', content: '<a/>', mimeType: 'text/xml' },
      { name: 'b.json', content: '{"pages":2}', mimeType: 'application/json' },
      { name: 'c.json', content: 'no JSON', mimeType: 'application/json' },
    ];
    const pdf = await write([...others, { name: 'z.json', content: json, mimeType: 'application/json' }]);
    expect(await readAnything(pdf)).toMatchObject({ document: badge });
  });

  it('says when nothing in it is a credential', async () => {
    expect(await refusal(await write([]))).toEqual({ code: 'no_credential_in_pdf', at: '' });
    const drawing = await write([{ name: 'a.svg', content: '<svg/>', mimeType: 'image/svg+xml' }]);
    expect(await refusal(drawing)).toEqual({ code: 'no_credential_in_pdf', at: '' });
    expect(await refusal(await write([{ name: 'a.json', content: '{"a":1,"a":2}' }]))).toMatchObject({
      code: 'duplicate_key',
      at: '/a',
    });
  });

  it('is refused or read the same when it is cut off or changed anywhere, without a crash', async () => {
    const pdf = await write([{ name: 'credential.json', content: json }]);
    for (let at = 6; at < pdf.length; at += 97) {
      expect((await refusal(pdf.slice(0, at))).code).toMatch(/broken_pdf|no_credential_in_pdf/);
      const changed = pdf.slice();
      changed[at] = (changed[at] ?? 0) ^ 0x15;
      await refusal(changed);
    }
  });
});

it.each(namesOfManyScripts)('every letter of %s survives', async name => {
  const document = toOpenBadge({ ...sampleAward, learner: { name, identities: [] } }, { extensionContextUrl });
  const pdf = await writeWithPdfLib([{ name: 'credential.json', content: JSON.stringify(document) }], true);
  expect(await readAnything(pdf)).toMatchObject({ document });
});

describe('a PDF that was changed later', () => {
  it('gives what the last change left', async () => {
    const first = await writeWithPdfLib([{ name: 'credential.json', content: '{"@context":[],"edition":1}' }], true);
    const pdf = await PDFDocument.load(first, { forIncrementalUpdate: true });
    pdf.setTitle('Signed');
    const updated = await pdf.save();
    expect(updated.length).toBeGreaterThan(first.length);
    expect(await readAnything(updated)).toMatchObject({ document: { edition: 1 } });
  });

  it('gives the newer of two objects, and nothing that was taken out', async () => {
    const first = madePdf(madeWithAttachment(madeStream('{"@context":[],"edition":1}')));
    const start = first.lastIndexOf('xref\n0 1');
    const object = Buffer.concat([Buffer.from('5 0 obj\n'), madeStream('{"@context":[],"edition":2}')]);
    const update = (rows: string) => `\nendobj\nxref\n${rows}trailer\n<</Root 1 0 R/Prev ${start}>>\nstartxref\n`;
    const replaced = `5 1\n${String(first.length + 1).padStart(10, '0')} 00000 n \n`;
    for (const [rows, edition] of [
      [replaced, 2],
      ['5 1\n0000000000 00001 f \n', undefined],
    ] as const) {
      const written = Buffer.concat([first, Buffer.from('\n'), object]);
      const tail = `${update(rows)}${written.length + '\nendobj\n'.length}\n%%EOF\n`;
      const pdf = Buffer.concat([written, Buffer.from(tail)]);
      if (edition === undefined) expect(await refusal(pdf)).toEqual({ code: 'no_credential_in_pdf', at: '' });
      else expect(await readAnything(pdf)).toMatchObject({ document: { edition } });
    }
  });
});

describe('a PDF written by hand', () => {
  const content = '{"@context":[],"edition":1}';

  it('may name its file in any of the ways there are', async () => {
    for (const name of [
      '(a\\(b\\).js\\157n)',
      '<612e6a736f6e>',
      '<feff0061002e006a0073006f006e>',
      '(\\\\ (x) .json)',
    ]) {
      const objects = { ...madeWithAttachment(madeStream(content)), 3: `<</UF ${name}/EF<</UF 5 0 R>>>>` };
      expect(await readAnything(madePdf(objects)), name).toMatchObject({ text: content });
    }
  });

  it('may associate its file with the document, keep its length elsewhere and write comments', async () => {
    const stream = madeStream(content)
      .toString('latin1')
      .replace(/\/Length (\d+)/, '/Length % here\n 6 0 R');
    const objects = { ...madeWithAttachment(Buffer.from(stream, 'latin1')), 1: '<</AF[3 0 R 3 0 R]>>' };
    const length = String(deflateSync(content).length);
    expect(await readAnything(madePdf({ ...objects, 6: length }))).toMatchObject({ text: content });
  });

  it('may begin behind a byte order mark', async () => {
    const pdf = Buffer.concat([Buffer.from('\ufeff\n'), madePdf(madeWithAttachment(madeStream(content)))]);
    expect(await readAnything(pdf)).toMatchObject({ text: content });
  });

  it('is refused when it is encrypted, by its own word or by pdfkit and pdf-lib', async () => {
    const stated = madePdf(madeWithAttachment(madeStream(content)), '/Encrypt 9 0 R');
    const kit = await writeWithPdfKit([{ name: 'a.json', content }], { userPassword: 'secret' });
    const lib = await PDFDocument.load(await writeWithPdfLib([{ name: 'a.json', content }], true));
    lib.encrypt({ userPassword: 'secret', ownerPassword: 'other' });
    for (const pdf of [stated, kit, await lib.save()]) expect((await refusal(pdf)).code).toBe('encrypted_pdf');
  });

  it.each<[string, Record<number, string | Uint8Array>, { code: string; at: string }]>([
    ['a root that is none', { 1: '[]' }, { code: 'broken_pdf', at: '/Root' }],
    [
      'a tree that contains itself',
      { ...madeWithAttachment(''), 2: '<</Kids[4 0 R]>>', 4: '<</Kids[2 0 R]>>' },
      { code: 'broken_pdf', at: '/Root/Names/EmbeddedFiles/Kids/0/Kids/0' },
    ],
    [
      'a wrong length',
      madeWithAttachment('<</Length 3>>\nstream\n{"a":1}\nendstream'),
      { code: 'broken_pdf', at: '/Root/Names/EmbeddedFiles/Names/1' },
    ],
    [
      'a filter that is not read here',
      madeWithAttachment(madeStream(content, '/Filter/LZWDecode', true)),
      { code: 'broken_pdf', at: '/Root/Names/EmbeddedFiles/Names/1' },
    ],
    [
      'bytes that are not UTF-8',
      madeWithAttachment(madeStream(Buffer.from([0x7b, 0xff, 0x7d]))),
      { code: 'broken_text', at: '/Root/Names/EmbeddedFiles/Names/1' },
    ],
    [
      'a credential of more than a megabyte',
      madeWithAttachment(madeStream(`{"a":"${'x'.repeat(1024 * 1024)}"}`)),
      { code: 'too_large', at: '/Root/Names/EmbeddedFiles/Names/1' },
    ],
  ])('is refused with %s, and the place is named', async (_title, objects, fault) => {
    expect(await refusal(madePdf(objects))).toEqual(fault);
  });
});
