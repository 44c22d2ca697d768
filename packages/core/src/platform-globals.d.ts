/**
 * The only things core may use of its surroundings: what browsers, Node and other servers all have.
 * There is no fetch, no process and no document here, and so there is no input or output in core.
 */

type BinaryInput = ArrayBuffer | ArrayBufferView<ArrayBuffer>;

interface CryptoKey {
  readonly type: 'public' | 'private' | 'secret';
}

interface SubtleCrypto {
  digest(algorithm: string, bytes: BinaryInput): Promise<ArrayBuffer>;
  importKey(
    format: 'jwk',
    key: { kty: string },
    algorithm: { name: string; namedCurve?: string; hash?: string },
    extractable: boolean,
    usages: ('sign' | 'verify')[],
  ): Promise<CryptoKey>;
  importKey(
    format: 'raw' | 'pkcs8' | 'spki',
    key: BinaryInput,
    algorithm: { name: string; namedCurve?: string; hash?: string },
    extractable: boolean,
    usages: ('sign' | 'verify')[],
  ): Promise<CryptoKey>;
  exportKey(format: 'jwk', key: CryptoKey): Promise<{ x?: string; y?: string; d?: string; n?: string; e?: string }>;
  generateKey(
    algorithm: { name: string; namedCurve?: string },
    extractable: boolean,
    usages: ('sign' | 'verify')[],
  ): Promise<{ publicKey: CryptoKey; privateKey: CryptoKey }>;
  sign(algorithm: { name: string; hash?: string }, key: CryptoKey, bytes: BinaryInput): Promise<ArrayBuffer>;
  verify(
    algorithm: { name: string; hash?: string; saltLength?: number },
    key: CryptoKey,
    signature: BinaryInput,
    bytes: BinaryInput,
  ): Promise<boolean>;
}

declare const crypto: {
  readonly subtle: SubtleCrypto;
  getRandomValues<T extends ArrayBufferView<ArrayBuffer>>(array: T): T;
  randomUUID(): string;
};

declare class TextEncoder {
  encode(text?: string): Uint8Array<ArrayBuffer>;
}

declare class TextDecoder {
  constructor(label?: string, options?: { fatal?: boolean; ignoreBOM?: boolean });
  decode(bytes?: BinaryInput): string;
}

interface ReadableStreamDefaultReader<T> {
  read(): Promise<{ done: false; value: T } | { done: true; value?: undefined }>;
  cancel(reason?: unknown): Promise<void>;
}

interface WritableStreamDefaultWriter<T> {
  write(chunk: T): Promise<void>;
  close(): Promise<void>;
  abort(reason?: unknown): Promise<void>;
}

interface ReadableStream<T> {
  getReader(): ReadableStreamDefaultReader<T>;
  pipeThrough<R>(pair: { readable: ReadableStream<R>; writable: WritableStream<T> }): ReadableStream<R>;
}

interface WritableStream<T> {
  getWriter(): WritableStreamDefaultWriter<T>;
}

type CompressionFormat = 'gzip' | 'deflate' | 'deflate-raw';

declare class CompressionStream {
  constructor(format: CompressionFormat);
  readonly readable: ReadableStream<Uint8Array<ArrayBuffer>>;
  readonly writable: WritableStream<BinaryInput>;
}

declare class DecompressionStream {
  constructor(format: CompressionFormat);
  readonly readable: ReadableStream<Uint8Array<ArrayBuffer>>;
  readonly writable: WritableStream<BinaryInput>;
}

declare class URL {
  constructor(url: string, base?: string);
  static canParse(url: string, base?: string): boolean;
  readonly href: string;
  readonly origin: string;
  readonly protocol: string;
  readonly host: string;
  readonly hostname: string;
  readonly port: string;
  readonly pathname: string;
  readonly search: string;
  readonly hash: string;
  readonly username: string;
  readonly password: string;
}

interface AbortSignal {
  readonly aborted: boolean;
  readonly reason: unknown;
}

declare const AbortSignal: { timeout(milliseconds: number): AbortSignal };

declare function structuredClone<T>(value: T): T;
declare function atob(text: string): string;
declare function btoa(text: string): string;
declare function setTimeout(act: () => void, milliseconds: number): unknown;
declare function clearTimeout(timer: unknown): void;
declare const performance: { now(): number };
