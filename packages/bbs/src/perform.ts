import { toUtf8 } from '@cairn/core/bytes';
import { checkProof, prove, sign, toPublicKey } from './scheme/index.ts';
import type { Task, TaskAnswer } from './tasks.ts';

/**
 * Does a task on the spot, which takes tens of milliseconds for a badge and seconds for the largest record: this is what workers run.
 * @throws RangeError when a key to sign with is none
 */
export function perform(task: Task): TaskAnswer {
  switch (task.name) {
    case 'check':
      return checkProof(task.asked.said, task.asked.proof, task.asked.messages.map(toUtf8));
    case 'prove':
      return prove(task.asked.said, task.asked.signature, task.asked.messages.map(toUtf8));
    case 'sign':
      return sign(task.asked.secretKey, task.asked.header, task.asked.messages.map(toUtf8));
    case 'toPublicKey':
      return toPublicKey(task.asked.secretKey);
  }
}
