import { Refusal } from '../refusal.ts';
import type { Frame } from './frames.ts';
import { isOrganisationId, parseIntent } from './intents.ts';
import type { KeyContents, Owner, SigningDesk } from './signing-desk.ts';
import { SigningDelayed, SigningDenied } from './signing-trouble.ts';

type Header = Frame['header'];
type Answer = { value?: unknown; messages?: readonly Uint8Array[] };
type Ask = (desk: SigningDesk, header: Header, messages: readonly Uint8Array[]) => Promise<Answer>;

const denied = () => new SigningDenied('asked_wrongly');

function textOf(header: Header, name: string, longest = 20_000): string {
  const value = header[name];
  if (typeof value !== 'string' || value.length > longest) throw denied();
  return value;
}

function organisationOf(header: Header): string {
  if (!isOrganisationId(header.organisationId)) throw denied();
  return header.organisationId;
}

function ownerOf({ owner }: Header): Owner {
  if (owner === 'log') return owner;
  if (typeof owner !== 'object' || owner === null) throw denied();
  return { organisationId: organisationOf(owner as Header) };
}

/** What can be asked over the socket; everything else is denied. */
const asks: Readonly<Record<string, Ask>> = {
  signAll: async (desk, header, messages) => {
    const intent = parseIntent(header.intent);
    if (!intent) throw denied();
    return { messages: await desk.signAll(intent, textOf(header, 'sealed'), messages) };
  },
  newKey: async (desk, header) => {
    const kind = header.kind;
    if (kind !== 'Ed25519' && kind !== 'P-256') throw denied();
    const { publicKey, ...value } = await desk.newKey(ownerOf(header), kind);
    return { value, messages: [publicKey] };
  },
  adopt: async (desk, header) => ({ value: await desk.adopt(organisationOf(header), textOf(header, 'sealed')) }),
  backUp: async (desk, header) => {
    const contents = header.contents as KeyContents;
    return { value: await desk.backUp(organisationOf(header), contents, textOf(header, 'passphrase', 2000)) };
  },
  restore: async (desk, header) => {
    const text = textOf(header, 'text', 1_500_000);
    return { value: await desk.restore(organisationOf(header), text, textOf(header, 'passphrase', 2000)) };
  },
  freeze: async (desk, header) => ({ value: await desk.freeze(organisationOf(header)) }),
  thaw: async (desk, header) => ({ value: await desk.thaw(organisationOf(header)) }),
  readCount: async desk => ({ value: await desk.readCount() }),
  wrappingKey: async (desk, header) => ({ messages: [await desk.wrappingKey(textOf(header, 'purpose', 200))] }),
};

/** The answer to one frame. A no is an answer too. */
export async function answerFrame(desk: SigningDesk, { header, messages }: Frame): Promise<Frame> {
  const { id } = header;
  try {
    const ask = typeof header.ask === 'string' && Object.hasOwn(asks, header.ask) ? asks[header.ask] : undefined;
    if (!ask) throw denied();
    const { value = null, messages: given = [] } = await ask(desk, header, messages);
    return { header: { id, value }, messages: given };
  } catch (error) {
    return { header: { id, ...toNo(error) }, messages: [] };
  }
}

function toNo(error: unknown): Header {
  if (error instanceof Refusal) return { refusal: error.code };
  if (error instanceof SigningDelayed) return { delayed: error.code, seconds: error.seconds };
  if (error instanceof SigningDenied) return { denied: error.reason };
  process.stderr.write(`the signer failed: ${error instanceof Error ? error.stack : String(error)}\n`);
  return { failed: true };
}
