import type { RefusalCode } from '@cairn/api';
import { Refusal } from '../refusal.ts';
import { type Frame, frameLimits } from './frames.ts';
import type { Backend, KeyKind, RestoredContents, RestoreFault, SigningCount, SigningDesk } from './signing-desk.ts';
import { type DenialReason, SigningDelayed, SigningDenied } from './signing-trouble.ts';

/** Messages that travel in one frame: enough that the way costs nothing beside the signing. */
const messagesAtOnce = 1000;
const bytesAtOnce = frameLimits.bytes / 2;

/** What a desk in another process is reached by. */
export interface Line {
  name: string;
  keyName: string;
  /** The answer to one frame, whatever becomes of the process in between; SigningDelayed when it stays away. */
  ask(frame: Frame): Promise<Frame>;
  close(): Promise<void>;
}

/** A desk that is in another process. */
export function toDesk({ name, keyName, ask, close }: Line): SigningDesk {
  const call = async <T>(question: string, facts: Frame['header']): Promise<T> =>
    (await askFor({ header: { ask: question, ...facts }, messages: [] })).header.value as T;
  const askFor = async (frame: Frame): Promise<Frame> => {
    const answer = await ask(frame);
    throwNo(answer.header);
    return answer;
  };
  return {
    name,
    keyName,
    async wrappingKey(purpose) {
      return only((await askFor({ header: { ask: 'wrappingKey', purpose }, messages: [] })).messages);
    },
    async newKey(owner, kind = 'Ed25519') {
      const { header, messages } = await askFor({ header: { ask: 'newKey', owner, kind }, messages: [] });
      const made = header.value as { sealed: string; kind: KeyKind; backend: Backend };
      return { ...made, publicKey: only(messages) };
    },
    async signAll(intent, sealed, messages) {
      const asked = split(messages).map(part => askFor({ header: { ask: 'signAll', intent, sealed }, messages: part }));
      const signatures = (await Promise.all(asked)).flatMap(answer => answer.messages);
      if (signatures.length !== messages.length) throw new Error('the signer left something unsigned');
      return signatures;
    },
    adopt: (organisationId, sealed) => call<string>('adopt', { organisationId, sealed }),
    backUp: (organisationId, contents, passphrase) => call<string>('backUp', { organisationId, contents, passphrase }),
    restore: (organisationId, text, passphrase) =>
      call<RestoredContents | RestoreFault>('restore', { organisationId, text, passphrase }),
    freeze: organisationId => call<void>('freeze', { organisationId }),
    thaw: organisationId => call<void>('thaw', { organisationId }),
    readCount: () => call<SigningCount>('readCount', {}),
    close,
  };
}

function only(messages: readonly Uint8Array[]): Uint8Array {
  const [message] = messages;
  if (!message) throw new Error('the signer answered without what was asked for');
  return message;
}

/** In as few frames as they fit in. */
function split(messages: readonly Uint8Array[]): Uint8Array[][] {
  const parts: Uint8Array[][] = [];
  let bytes = Number.POSITIVE_INFINITY;
  for (const message of messages) {
    if (message.length > frameLimits.messageBytes) throw new SigningDenied('too_much');
    const part = parts.at(-1);
    bytes += message.length;
    if (part && part.length < messagesAtOnce && bytes <= bytesAtOnce) part.push(message);
    else bytes = parts.push([message]) && message.length;
  }
  return parts;
}

function throwNo(header: Frame['header']): void {
  if (header.refusal !== undefined) throw new Refusal(header.refusal as RefusalCode);
  if (header.denied !== undefined) throw new SigningDenied(header.denied as DenialReason);
  if (header.delayed !== undefined) {
    throw new SigningDelayed(header.delayed as SigningDelayed['code'], Number(header.seconds));
  }
  if (header.failed) throw new Error('the signer failed; its own output says why');
}
