/** Credentials signed as many messages at once (bbs-2023), with mathematics that comes from outside. */
export type { BbsMachinery, MessagesAnswer, SaidOfMessages, Unanswered } from './machinery.ts';
export { giveBbs } from './machinery.ts';
export { type BaseOptions, type MessageSigner, signMessages } from './sign-messages.ts';
