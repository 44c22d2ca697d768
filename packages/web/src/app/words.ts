import { app as appAr } from '../messages/ar/app.ts';
import { desk as deskAr } from '../messages/ar/desk.ts';
import { ready as readyAr } from '../messages/ar/ready.ts';
import { signIn as signInAr } from '../messages/ar/sign-in.ts';
import { start as startAr } from '../messages/ar/start.ts';
import { wallet as walletAr } from '../messages/ar/wallet.ts';
import { app } from '../messages/en/app.ts';
import { desk } from '../messages/en/desk.ts';
import { ready } from '../messages/en/ready.ts';
import { signIn } from '../messages/en/sign-in.ts';
import { start } from '../messages/en/start.ts';
import { wallet } from '../messages/en/wallet.ts';

/** Everything these pages say, by area. */
export const words = {
  app: { en: app, ar: appAr },
  desk: { en: desk, ar: deskAr },
  ready: { en: ready, ar: readyAr },
  signIn: { en: signIn, ar: signInAr },
  start: { en: start, ar: startAr },
  wallet: { en: wallet, ar: walletAr },
} as const;
