import { crc32, deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fastestMs } from '../../../../test/measure.ts';
import { namesOfManyScripts, sampleAward } from '../../../../test/sample-award.ts';
import { hasStandard, readStandard, readStandardBytes } from '../../../../test/standards.ts';
import { toOpenBadge } from '../formats/index.ts';
import { Malformed } from '../malformed.ts';
import { bakePng, bakeSvg, readAnything, unbake } from './index.ts';

const badge = toOpenBadge(sampleAward, { extensionContextUrl: 'https://lindon.example/contexts/micro-credential/v1' });
const json = JSON.stringify(badge);
const token = 'eyJhbGciOiJFUzI1NiJ9.eyJpc3MiOiJodHRwczovL2xpbmRvbi5leGFtcGxlIn0.c2lnbmF0dXJl';

function chunk(type: string, content: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const frame = Buffer.alloc(body.length + 8);
  frame.writeUInt32BE(content.length, 0);
  body.copy(frame, 4);
  frame.writeUInt32BE(crc32(body), body.length + 4);
  return frame;
}
const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]);
const header = chunk('IHDR', Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]));
const pixels = chunk('IDAT', deflateSync(Buffer.from([0, 255])));
const end = chunk('IEND', Buffer.alloc(0));
const png = Buffer.concat([signature, header, pixels, end]);
const svg = `<?xml version="1.0"?>
<!-- a > badge < -->
<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
<svg xmlns="http://www.w3.org/2000/svg" viewBox='0 0 10 10' aria-label="a &gt; b"><title>A</title><path d="M0 0h9"/></svg>
`;
const encode = (text: string) => new TextEncoder().encode(text);

async function refusal(act: () => unknown): Promise<string> {
  try {
    await act();
  } catch (fault) {
    if (fault instanceof Malformed) return fault.code;
    throw fault;
  }
  return 'accepted';
}

describe('PNG', () => {
  it('carries the credential in one iTXt chunk before the pixels, with a right checksum', () => {
    const text = Buffer.concat([Buffer.from('openbadgecredential\0\0\0\0\0', 'latin1'), Buffer.from(json)]);
    expect(
      Buffer.from(bakePng(png, json)).equals(Buffer.concat([signature, header, chunk('iTXt', text), pixels, end])),
    ).toBe(true);
  });

  it('replaces what was baked before, of either edition', () => {
    const old = Buffer.concat([
      signature,
      header,
      chunk('tEXt', Buffer.from('openbadges\0https://a.example/1')),
      pixels,
      end,
    ]);
    expect(unbake(old)).toEqual({ kind: 'assertion', text: 'https://a.example/1' });
    const baked = bakePng(bakePng(old, json), token);
    expect(unbake(baked)).toEqual({ kind: 'credential', text: token });
    expect(Buffer.from(baked).includes('openbadges\0')).toBe(false);
    expect(baked.length).toBe(png.length + 12 + 'openbadgecredential'.length + 5 + token.length);
  });

  it('keeps every other chunk', () => {
    const comment = chunk('tEXt', Buffer.from('Comment\0made by hand'));
    const commented = Buffer.concat([signature, header, pixels, comment, end]);
    expect(Buffer.from(bakePng(commented, json)).includes(comment)).toBe(true);
  });

  it('carries nothing when nothing was baked', async () => {
    expect(unbake(png)).toBeUndefined();
    expect(await refusal(() => readAnything(png))).toBe('no_credential_in_image');
  });

  it('is refused when it is cut off anywhere', async () => {
    const baked = bakePng(png, '{"a":1}');
    for (let length = 8; length < baked.length; length += 1) {
      const cut = await refusal(() => bakePng(baked.subarray(0, length), json));
      expect(cut).toBe('broken_image');
    }
  });

  it.each([
    [
      'a compressed credential',
      chunk('iTXt', Buffer.from('openbadgecredential\0\x01\0\0\0x', 'latin1')),
      'broken_image',
    ],
    [
      'a credential without its separators',
      chunk('iTXt', Buffer.from('openbadgecredential\0\0\0abc', 'latin1')),
      'broken_image',
    ],
    [
      'bytes that are not UTF-8',
      chunk('iTXt', Buffer.from('openbadgecredential\0\0\0\0\0\xff', 'latin1')),
      'broken_text',
    ],
    [
      'more than a megabyte',
      chunk('iTXt', Buffer.from(`openbadgecredential\0\0\0\0\0${'x'.repeat(1024 * 1024 + 1)}`)),
      'too_large',
    ],
    ['a second header', header, 'broken_image'],
  ])('refuses %s', async (_, extra, code) => {
    expect(await refusal(() => unbake(Buffer.concat([signature, header, extra, pixels, end])))).toBe(code);
  });

  it('refuses a chunk that claims 4 GB and a file of 200,000 chunks at once', async () => {
    const huge = Buffer.concat([
      signature,
      header,
      Buffer.from([0xff, 0xff, 0xff, 0xff]),
      Buffer.from('IDAT'),
      Buffer.alloc(8),
    ]);
    expect(await refusal(() => unbake(huge))).toBe('broken_image');
    const many = Buffer.concat([signature, header, ...new Array(200_000).fill(chunk('tEXt', Buffer.from('a\0'))), end]);
    expect(await refusal(() => unbake(many))).toBe('broken_image');
    expect(await fastestMs(() => refusal(() => unbake(many)))).toBeLessThan(2_000);
  });
});

describe('SVG', () => {
  it('carries the credential as first child, in its namespace', () => {
    const baked = bakeSvg(svg, json);
    expect(baked).toContain(
      'aria-label="a &gt; b" xmlns:openbadges="https://purl.imsglobal.org/ob/v3p0"><openbadges:credential><![CDATA[{',
    );
    expect(unbake(encode(baked))).toEqual({ kind: 'credential', text: json });
  });

  it('carries a token in an attribute', () => {
    const baked = bakeSvg(svg, token);
    expect(baked).toContain(`<openbadges:credential verify="${token}"/><title>`);
    expect(unbake(encode(baked))).toEqual({ kind: 'credential', text: token });
  });

  it('replaces what was baked before, of either edition', () => {
    const old = svg.replace(
      '><title>',
      ' xmlns:openbadges="http://openbadges.org"><openbadges:assertion verify="https://a.example/1"/><title>',
    );
    expect(unbake(encode(old))).toEqual({ kind: 'assertion', text: 'https://a.example/1' });
    const baked = bakeSvg(bakeSvg(old, token), json);
    expect(unbake(encode(baked))).toEqual({ kind: 'credential', text: json });
    expect(baked.match(/<openbadges:/g)).toHaveLength(1);
  });

  it('bakes into an empty picture and under any prefix', () => {
    const empty = '<s:svg xmlns:s="http://www.w3.org/2000/svg" />';
    expect(unbake(encode(bakeSvg(empty, json)))?.text).toBe(json);
    const other = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:x="https://purl.imsglobal.org/ob/v3p0"><g><x:credential>{&quot;a&quot;:&#x22;&lt;&#34;}</x:credential></g></svg>`;
    expect(unbake(encode(other))?.text).toBe('{"a":"<"}');
  });

  it('carries any JSON, even with the end of a CDATA section in it', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(']', '>', '<', '&', ']]>', '"', 'ع', '<!--', '\\')), words => {
        const document = { text: words.join('') };
        expect(JSON.parse(unbake(encode(bakeSvg(svg, JSON.stringify(document))))?.text ?? '')).toEqual(document);
      }),
    );
  });

  it.each([
    [
      'declarations of its own',
      '<!DOCTYPE svg [<!ENTITY a "b">]><svg xmlns="http://www.w3.org/2000/svg"/>',
      'broken_image',
    ],
    [
      'an entity of its own',
      '<svg xmlns="http://www.w3.org/2000/svg" xmlns:o="https://purl.imsglobal.org/ob/v3p0"><o:credential>&a;</o:credential></svg>',
      'broken_image',
    ],
    ['another document', '<html><body></body></html>', 'broken_image'],
    ['no end', '<svg xmlns="http://www.w3.org/2000/svg"><g>', 'broken_image'],
    ['a comment without end', '<svg xmlns="http://www.w3.org/2000/svg"><!-- </svg>', 'broken_image'],
    ['an attribute without quotes', '<svg xmlns=http://www.w3.org/2000/svg/>', 'broken_image'],
    [
      'a credential without end',
      '<svg xmlns="http://www.w3.org/2000/svg" xmlns:o="https://purl.imsglobal.org/ob/v3p0"><o:credential>{',
      'broken_image',
    ],
    ['nothing', '<svg xmlns="http://www.w3.org/2000/svg"/>', 'no_credential_in_image'],
    [
      'a credential in another namespace',
      '<svg xmlns="http://www.w3.org/2000/svg" xmlns:o="urn:x:y"><o:credential>{}</o:credential></svg>',
      'no_credential_in_image',
    ],
  ])('is refused with %s', async (_, text, code) => {
    expect(await refusal(() => readAnything(text))).toBe(code);
  });

  it.each([
    ['tags', '<g>'.repeat(2_000_000)],
    ['nested groups', `<svg xmlns="http://www.w3.org/2000/svg">${'<g>'.repeat(2_000_000)}`],
    ['namespaces', `<svg>${Array.from({ length: 100_000 }, (_, i) => `<g xmlns:n${i}="x">`).join('')}`],
    ['open brackets', '<'.repeat(5_000_000)],
    ['attributes', `<svg ${'a="b" '.repeat(700_000)}`],
    ['references', `<svg>${'&amp;'.repeat(1_000_000)}`],
    ['spaces', `<svg${' '.repeat(2_000_000)}x`],
  ])('does not hang on millions of %s', async (_, text) => {
    expect(await refusal(() => readAnything(text))).toMatch(/broken_image|too_deep/);
    expect(await fastestMs(() => refusal(() => readAnything(text)), 2)).toBeLessThan(2_000);
  });
});

describe('readAnything', () => {
  it.each(namesOfManyScripts)(
    'gives the credential back from text, bytes and pictures, with the name %s',
    async name => {
      const document = toOpenBadge(
        { ...sampleAward, learner: { name, identities: [] } },
        { extensionContextUrl: 'https://a.example/contexts/micro-credential/v1' },
      );
      const text = JSON.stringify(document);
      for (const given of [text, `\ufeff \n${text}\n`, encode(text), bakePng(png, text), encode(bakeSvg(svg, text))]) {
        expect(await readAnything(given)).toMatchObject({ form: 'document', kind: 'credential', document });
      }
    },
  );

  it('knows tokens and addresses, and where they came from', async () => {
    expect(await readAnything(` ${token}\n`)).toEqual({
      form: 'token',
      kind: 'credential',
      wrapping: 'none',
      text: token,
    });
    expect(await readAnything(bakePng(png, token))).toMatchObject({ form: 'token', wrapping: 'png' });
    expect(await readAnything(encode(bakeSvg(svg, token)))).toMatchObject({ form: 'token', wrapping: 'svg' });
    expect(await readAnything('https://a.example/badge')).toMatchObject({
      form: 'address',
      text: 'https://a.example/badge',
    });
  });

  it.each([
    ['nothing', '', 'unknown_format'],
    ['a sentence', 'Here is my badge.', 'unknown_format'],
    ['a list', '[{}]', 'not_an_object'],
    ['a text', '"abc"', 'not_an_object'],
    ['broken JSON', '{"a":', 'not_json'],
    ['a key twice', '{"a":1,"a":2}', 'duplicate_key'],
    ['5 MB', `{"a":"${'x'.repeat(5_000_000)}"}`, 'too_large'],
    ['a depth of 100,000', `${'['.repeat(100_000)}`, 'too_deep'],
  ])('refuses %s', async (_, text, code) => {
    const bytes = encode(text);
    expect(await refusal(() => readAnything(text))).toBe(code);
    expect(await refusal(() => readAnything(bytes))).toBe(code);
    expect(await fastestMs(() => refusal(() => readAnything(bytes)))).toBeLessThan(2_000);
  });

  it('names the place inside a baked picture too', async () => {
    const baked = bakeSvg(svg, '{"a":{"b":1,"b":2}}');
    await expect(readAnything(encode(baked))).rejects.toThrow(
      expect.objectContaining({ at: '/a/b', code: 'duplicate_key' }),
    );
  });

  it('refuses every picture of another format and random bytes, without a crash', async () => {
    expect(await refusal(() => readAnything(Buffer.from([0xff, 0xd8, 0xff, 0xe0])))).toBe('unknown_format');
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), fc.nat(png.length), async (bytes, at) => {
        await refusal(() => readAnything(bytes));
        await refusal(() => readAnything(Buffer.concat([png.subarray(0, at), bytes, png.subarray(at)])));
      }),
    );
  });
});

const fixtures = 'vectors/1edtech-validator-fixtures/inspector-vc/src/test/resources/ob30';

describe.runIf(hasStandard(fixtures))('the pictures of the 1EdTech validator', () => {
  it.each(['simple-json.png', 'simple-json.svg'])('%s carries a whole credential', async file => {
    const found = await readAnything(readStandardBytes(`${fixtures}/${file}`));
    expect(found).toMatchObject({ form: 'document', kind: 'credential', document: { name: 'Teamwork Badge' } });
    const simple = JSON.parse(readStandard(`${fixtures}/simple.json`));
    expect(found).toMatchObject({ document: { credentialSubject: simple.credentialSubject } });
  });
});
