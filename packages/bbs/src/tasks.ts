import type { MessagesAnswer, SaidOfMessages } from '@cairn/core/bbs';
import type { Bytes } from '@cairn/core/bytes';

/** What a worker can be asked for, with what it needs. All of it can be sent from thread to thread. */
export interface Tasks {
  check: { asked: { said: SaidOfMessages; proof: Bytes; messages: readonly string[] }; answer: MessagesAnswer };
  prove: {
    asked: { said: SaidOfMessages; signature: Bytes; messages: readonly string[] };
    answer: Bytes | undefined;
  };
  sign: { asked: { secretKey: Bytes; header: Bytes; messages: readonly string[] }; answer: Bytes };
  toPublicKey: { asked: { secretKey: Bytes }; answer: Bytes };
}

/** One thing to do. */
export type Task = { [Name in keyof Tasks]: { name: Name; asked: Tasks[Name]['asked'] } }[keyof Tasks];

/** What came of one of them. */
export type TaskAnswer = Tasks[keyof Tasks]['answer'];
