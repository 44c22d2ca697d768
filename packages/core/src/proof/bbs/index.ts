/** Credentials signed as many messages at once (bbs-2023), with mathematics that comes from outside. */
export type { BbsMachinery, MessagesAnswer, SaidOfMessages, Unanswered } from './machinery.ts';
export { useBbs } from './machinery.ts';
export { type BaseOptions, type MessageSigner, signMessages } from './sign-messages.ts';
