import type { Duplex } from 'node:stream';

/**
 * What goes over the socket, both ways: the length of the whole (4 bytes, big-endian), the length of the header (4 bytes), the
 * header as JSON, and then as many bytes as the header's `lengths` name, one message after the other.
 */
export interface Frame {
  header: Readonly<Record<string, unknown>>;
  messages: readonly Uint8Array[];
}

/** The other side sent what is no frame. The connection ends. */
export class BrokenFrame extends Error {
  override readonly name = 'BrokenFrame';
}

export const frameLimits = { bytes: 8 << 20, headerBytes: 2 << 20, messages: 4096, messageBytes: 1 << 20 };

export function writeFrame({ header, messages }: Frame): Buffer {
  const lengths = messages.map(message => message.length);
  const text = Buffer.from(JSON.stringify(messages.length === 0 ? header : { ...header, lengths }));
  const bytes = lengths.reduce((sum, length) => sum + length, 4 + text.length);
  const frame = Buffer.allocUnsafe(4 + bytes);
  frame.writeUInt32BE(bytes, 0);
  frame.writeUInt32BE(text.length, 4);
  let at = 8 + text.copy(frame, 8);
  for (const message of messages) {
    frame.set(message, at);
    at += message.length;
  }
  return frame;
}

/** @throws BrokenFrame */
export function readFrame(bytes: Buffer): Frame {
  const headerLength = bytes.length < 4 ? Number.POSITIVE_INFINITY : bytes.readUInt32BE(0);
  if (headerLength > Math.min(frameLimits.headerBytes, bytes.length - 4)) throw new BrokenFrame('header too long');
  const header = parseHeader(bytes.toString('utf8', 4, 4 + headerLength));
  const { lengths = [] } = header;
  if (!Array.isArray(lengths) || lengths.length > frameLimits.messages) throw new BrokenFrame('too many messages');
  const messages: Uint8Array[] = [];
  let at = 4 + headerLength;
  for (const length of lengths) {
    const isLength = Number.isInteger(length) && length >= 0 && length <= frameLimits.messageBytes;
    if (!isLength || at + length > bytes.length) throw new BrokenFrame('a message has no such length');
    // A copy of its own: a signature that is kept does not hold the whole frame in memory.
    messages.push(new Uint8Array(bytes.subarray(at, at + length)));
    at += length;
  }
  if (at !== bytes.length) throw new BrokenFrame('bytes that belong to no message');
  return { header, messages };
}

function parseHeader(text: string): Record<string, unknown> {
  try {
    const header: unknown = JSON.parse(text);
    if (typeof header === 'object' && header !== null && !Array.isArray(header)) return { ...header };
  } catch {
    // Said below.
  }
  throw new BrokenFrame('the header is no object');
}

function toWanted(beginning: Buffer): number {
  const wanted = 4 + beginning.readUInt32BE(0);
  if (wanted > frameLimits.bytes || wanted < 8) throw new BrokenFrame('no such length');
  return wanted;
}

/**
 * Reads frames until the other side is done. A frame is asked for only when the one before was taken, so that whoever sends
 * faster than we work has to wait. A stream that ends within a frame just ends: what was cut off was never asked.
 * @throws BrokenFrame
 */
export async function* readFrames(stream: Duplex): AsyncGenerator<Frame> {
  let kept: Buffer[] = [];
  let length = 0;
  let wanted: number | undefined;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    kept.push(chunk);
    length += chunk.length;
    while (length >= (wanted ?? 4)) {
      const whole = Buffer.concat(kept);
      kept = [whole];
      wanted ??= toWanted(whole);
      if (length < wanted) break;
      yield readFrame(whole.subarray(4, wanted));
      kept = [whole.subarray(wanted)];
      length -= wanted;
      wanted = undefined;
    }
  }
}
