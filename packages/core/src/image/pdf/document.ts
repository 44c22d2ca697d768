import { type CrossReferences, readCrossReferences } from './cross-references.ts';
import { decodeStream } from './decode.ts';
import { PdfReading } from './reading.ts';
import { PdfSyntax } from './syntax.ts';
import {
  countOf,
  isArray,
  isDictionary,
  isReference,
  isStream,
  type PdfDictionary,
  type PdfStream,
  type PdfValue,
} from './values.ts';

const longestChain = 8;

/** An object stream, opened: its content and where each of its objects begins in it. */
interface Container {
  content: Uint8Array;
  objects: { number: number; start: number }[];
}

/** A PDF whose objects are read when somebody asks for them, each at most once. */
export class PdfDocument {
  readonly reading: PdfReading;
  readonly trailer: PdfDictionary;
  private readonly bytes: Uint8Array;
  private readonly places: CrossReferences['places'];
  private readonly objects = new Map<number, PdfValue>();
  private readonly containers = new Map<number, Container>();
  private readonly beingRead = new Set<number>();

  private constructor(bytes: Uint8Array, reading: PdfReading, { places, trailer }: CrossReferences) {
    this.bytes = bytes;
    this.reading = reading;
    this.places = places;
    this.trailer = trailer;
  }

  /** @throws Malformed `encrypted_pdf`, `broken_pdf`, `too_large`, `too_deep` */
  static async open(bytes: Uint8Array): Promise<PdfDocument> {
    const reading = new PdfReading();
    reading.at = '/trailer';
    return new PdfDocument(bytes, reading, await readCrossReferences(bytes, reading));
  }

  /** The value itself, where a reference stands for it. An object that is not there is null (ISO 32000-1 §7.3.10). */
  async resolve(value: PdfValue | undefined): Promise<PdfValue> {
    let resolved = value ?? null;
    for (let step = 0; isReference(resolved); step += 1) {
      if (step === longestChain) this.reading.refuseBroken();
      resolved = await this.readObject(resolved.number);
    }
    return resolved;
  }

  async findDictionary(value: PdfValue | undefined): Promise<PdfDictionary | undefined> {
    const resolved = await this.resolve(value);
    return isDictionary(resolved) ? resolved : undefined;
  }

  async listItems(value: PdfValue | undefined): Promise<readonly PdfValue[]> {
    const resolved = await this.resolve(value);
    return isArray(resolved) ? resolved : [];
  }

  /** The content of a stream, at most `limit` bytes of it. @throws Malformed `too_large`, `broken_pdf` */
  async decode(stream: PdfStream, limit?: number): Promise<Uint8Array> {
    const length = countOf(await this.resolve(stream.dictionary.get('Length')));
    const end = stream.start + (length ?? this.bytes.length);
    if (end > this.bytes.length) this.reading.refuseBroken();
    new PdfSyntax(this.bytes, this.reading, end).expect('endstream');
    const dictionary = new Map(stream.dictionary);
    for (const key of ['Filter', 'DecodeParms']) dictionary.set(key, await this.resolve(dictionary.get(key)));
    return decodeStream(this.bytes.subarray(stream.start, end), dictionary, this.reading, limit);
  }

  private async readObject(number: number): Promise<PdfValue> {
    const known = this.objects.get(number);
    if (known !== undefined) return known;
    if (this.beingRead.has(number)) this.reading.refuseBroken();
    this.beingRead.add(number);
    const value = await this.readPlace(number);
    this.beingRead.delete(number);
    this.objects.set(number, value);
    return value;
  }

  private async readPlace(number: number): Promise<PdfValue> {
    const place = this.places.get(number) ?? 'free';
    if (place === 'free') return null;
    if ('offset' in place) return new PdfSyntax(this.bytes, this.reading, place.offset).readObject(number);
    const { content, objects } = await this.openContainer(place.container);
    const object = objects[place.index];
    if (object?.number !== number) this.reading.refuseBroken();
    return new PdfSyntax(content, this.reading, object.start).readValue();
  }

  /** Object streams lie in the file itself, never in one another (§7.5.7). */
  private async openContainer(number: number): Promise<Container> {
    const known = this.containers.get(number);
    if (known) return known;
    const place = this.places.get(number) ?? 'free';
    if (place === 'free' || !('offset' in place)) this.reading.refuseBroken();
    const stream = await this.readObject(number);
    if (!isStream(stream)) this.reading.refuseBroken();
    const content = await this.decode(stream);
    const first = countOf(stream.dictionary.get('First')) ?? this.reading.refuseBroken();
    const count = countOf(stream.dictionary.get('N')) ?? this.reading.refuseBroken();
    const head = new PdfSyntax(content, this.reading);
    const objects: Container['objects'] = [];
    for (let index = 0; index < count; index += 1) {
      this.reading.spend('values', 2);
      objects.push({ number: head.readCount(), start: first + head.readCount() });
    }
    const container = { content, objects };
    this.containers.set(number, container);
    return container;
  }
}
