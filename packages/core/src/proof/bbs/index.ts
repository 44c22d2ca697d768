/** Credentials signed as many messages at once (bbs-2023), with mathematics that comes from outside. */
export type { Unanswered } from '../../line.ts';
export type { BbsMachinery, MessagesAnswer, SaidOfMessages } from './machinery.ts';
export { giveBbs } from './machinery.ts';
export { type BaseOptions, type MessageSigner, signMessages } from './sign-messages.ts';
