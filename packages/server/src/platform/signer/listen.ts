import { timingSafeEqual } from 'node:crypto';
import { createServer, type Server, type Socket } from 'node:net';
import { answerFrame } from './answer.ts';
import { BrokenFrame, type Frame, readFrames, writeFrame } from './frames.ts';
import type { SigningDesk } from './signing-desk.ts';

/** Frames of one connection that are worked on at a time; those after wait in the socket. */
const atOnce = 64;

/**
 * Listen on a socket that its owner alone may open. Whoever connects shows the token first; a connection without it, and one
 * that sends what is no frame, is cut off.
 */
export function listenForAsks(desk: SigningDesk, path: string, token: string): Promise<Server> {
  const server = createServer(socket => {
    socket.on('error', () => {});
    attend(desk, socket, Buffer.from(token)).catch(error => {
      socket.destroy();
      if (!(error instanceof BrokenFrame)) throw error;
    });
  });
  // Nobody else may open it, from its first moment.
  const mask = process.umask(0o177);
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(path, () => {
      process.umask(mask);
      resolve(server);
    });
  });
}

async function attend(desk: SigningDesk, socket: Socket, token: Buffer): Promise<void> {
  const open = new Set<Promise<void>>();
  let isKnown = false;
  try {
    for await (const frame of readFrames(socket)) {
      if (!isKnown) {
        if (!showsToken(frame, token)) return void socket.destroy();
        isKnown = true;
        continue;
      }
      const work = answerFrame(desk, frame).then(answer => send(socket, writeFrame(answer)));
      open.add(work);
      void work.finally(() => open.delete(work));
      if (open.size >= atOnce) await Promise.race(open);
    }
  } catch (error) {
    if (error instanceof BrokenFrame) throw error;
  }
  await Promise.all(open);
  socket.end();
}

function showsToken({ header }: Frame, token: Buffer): boolean {
  const shown = Buffer.from(typeof header.token === 'string' ? header.token : '');
  return shown.length === token.length && timingSafeEqual(shown, token);
}

/** Waits for a reader that is slower than we are. */
function send(socket: Socket, bytes: Buffer): Promise<void> {
  if (socket.destroyed || socket.write(bytes)) return Promise.resolve();
  return new Promise(resolve => {
    const go = () => {
      socket.off('drain', go).off('close', go);
      resolve();
    };
    socket.on('drain', go).on('close', go);
  });
}
