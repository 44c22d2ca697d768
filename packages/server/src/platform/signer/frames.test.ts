import { Duplex, PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { BrokenFrame, type Frame, frameLimits, readFrames, writeFrame } from './frames.ts';

/** What a reader gets of these bytes, handed over in pieces of that size. */
async function read(bytes: Buffer, piece = bytes.length): Promise<Frame[]> {
  const stream = new PassThrough();
  for (let at = 0; at < bytes.length; at += piece) stream.write(bytes.subarray(at, at + piece));
  stream.end();
  const frames: Frame[] = [];
  for await (const frame of readFrames(Duplex.from(stream))) frames.push(frame);
  return frames;
}

const frames: Frame[] = [
  { header: { id: 1, ask: 'a' }, messages: [] },
  { header: { id: 2, text: 'حجر' }, messages: [Uint8Array.of(1, 2, 3), Uint8Array.of(), new Uint8Array(70_000)] },
  { header: { id: 3 }, messages: [Uint8Array.of(9)] },
];

test('frames come out as they went in, in whatever pieces they travel', async () => {
  const bytes = Buffer.concat(frames.map(writeFrame));
  for (const piece of [1000, 65_536, bytes.length]) {
    expect((await read(bytes, piece)).map(({ header, messages }) => [header.id, messages])).toEqual(
      frames.map(({ header, messages }) => [header.id, messages]),
    );
  }
  expect(await read(Buffer.concat(frames.slice(0, 1).map(writeFrame)), 1)).toHaveLength(1);
});

test('a frame that is cut off was never asked', async () => {
  const [first, second] = frames.map(writeFrame);
  for (const length of [1, 4, 7, 30]) {
    const bytes = Buffer.concat([first ?? Buffer.of(), (second ?? Buffer.of()).subarray(0, length)]);
    expect(await read(bytes)).toHaveLength(1);
  }
});

const uint32 = (...numbers: number[]) =>
  Buffer.concat(numbers.map(number => Buffer.from([number >>> 24, number >>> 16, number >>> 8, number])));
const withHeader = (header: string, body = '') =>
  Buffer.concat([uint32(4 + header.length + body.length, header.length), Buffer.from(header + body)]);

test('what is no frame ends the reading, before any of it is kept', async () => {
  const broken = {
    'too long': uint32(frameLimits.bytes, 4),
    'as long as can be': uint32(0xffffffff, 4),
    'without a header': uint32(0),
    'a header longer than the frame': uint32(8, 100, 0),
    'no JSON': withHeader('{"id":'),
    'an array': withHeader('[1]'),
    'a length too many': withHeader('{"lengths":[2]}', 'a'),
    'a byte too many': withHeader('{"lengths":[1]}', 'ab'),
    'a length below nothing': withHeader('{"lengths":[-1,2]}', 'a'),
    'a length of a half': withHeader('{"lengths":[0.5]}', 'a'),
    'a length that is a text': withHeader('{"lengths":["1"]}', 'a'),
    'more messages than fit': withHeader(JSON.stringify({ lengths: Array(frameLimits.messages + 1).fill(0) })),
  };
  for (const [name, bytes] of Object.entries(broken)) await expect(read(bytes), name).rejects.toThrow(BrokenFrame);
});
