import { connect, type Socket } from 'node:net';
import { BrokenFrame, type Frame, readFrames, writeFrame } from './frames.ts';

/** The connection ended before the answer came: the signer died, or is being started anew. */
export class ConnectionLost extends Error {
  override readonly name = 'ConnectionLost';
}

/** One connection to the process that signs. */
export interface Connection {
  /** The answer to one frame. Rejects with ConnectionLost. */
  ask(frame: Frame): Promise<Frame>;
  end(): void;
}

/** Frames under way at a time; others wait, so that a slow signer does not fill this process with what it will not do yet. */
const atOnce = 64;

/** Connects and shows the token. */
export function openConnection(path: string, token: string, onLost: () => void): Promise<Connection> {
  return new Promise((resolve, reject) => {
    const socket = connect(path);
    socket.once('error', reject);
    socket.once('connect', () => {
      socket.off('error', reject);
      socket.write(writeFrame({ header: { token }, messages: [] }));
      resolve(converse(socket, onLost));
    });
  });
}

interface Asked {
  resolve(frame: Frame): void;
  reject(error: Error): void;
}

function converse(socket: Socket, onLost: () => void): Connection {
  const open = new Map<number, Asked>();
  const queue: (() => void)[] = [];
  let number = 0;
  let isLost = false;
  const lose = () => {
    if (isLost) return;
    isLost = true;
    socket.destroy();
    for (const { reject } of open.values()) reject(new ConnectionLost());
    for (const go of queue.splice(0)) go();
    onLost();
  };
  socket.on('error', lose).on('close', lose);
  void listen(socket, answer => {
    const asked = open.get(Number(answer.header.id));
    open.delete(Number(answer.header.id));
    queue.shift()?.();
    asked?.resolve(answer);
  }).then(lose, lose);
  return {
    async ask({ header, messages }) {
      if (open.size >= atOnce) await new Promise<void>(resolve => queue.push(resolve));
      if (isLost) throw new ConnectionLost();
      const id = ++number;
      return new Promise((resolve, reject) => {
        open.set(id, { resolve, reject });
        socket.write(writeFrame({ header: { ...header, id }, messages }));
      });
    },
    end: () => socket.end(),
  };
}

async function listen(socket: Socket, take: (answer: Frame) => void): Promise<void> {
  try {
    for await (const frame of readFrames(socket)) take(frame);
  } catch (error) {
    if (error instanceof BrokenFrame) throw error;
  }
}
