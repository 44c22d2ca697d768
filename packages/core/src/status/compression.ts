import { type Bytes, concat } from '../bytes.ts';

/** The two formats in which lists are compressed: GZIP (RFC 1952) and ZLIB (RFC 1950), which the platform calls deflate. */
export type Compression = 'gzip' | 'deflate';

/** 16 MiB of bits. A short text can expand a thousandfold, so expanding stops here. */
const largestExpandedBytes = 16 * 1024 * 1024;

export async function compress(bytes: Bytes, compression: Compression): Promise<Bytes> {
  const compressed = await drain(new CompressionStream(compression), bytes, Number.POSITIVE_INFINITY);
  if (!compressed) throw new Error('The platform did not compress the list.');
  return compressed;
}

/** Undefined when the bytes are no compressed text, are cut off, or expand beyond 16 MiB. */
export function expand(bytes: Bytes, compression: Compression): Promise<Bytes | undefined> {
  return drain(new DecompressionStream(compression), bytes, largestExpandedBytes);
}

async function drain(
  stream: CompressionStream | DecompressionStream,
  bytes: Bytes,
  limit: number,
): Promise<Bytes | undefined> {
  const writer = stream.writable.getWriter();
  const writing = writer.write(bytes).then(() => writer.close());
  const reader = stream.readable.getReader();
  const parts: Uint8Array[] = [];
  let length = 0;
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      parts.push(part.value);
      length += part.value.length;
      if (length > limit) {
        writing.catch(() => undefined);
        await reader.cancel();
        return undefined;
      }
    }
    await writing;
    return concat(...parts);
  } catch {
    await writing.catch(() => undefined);
    return undefined;
  }
}
