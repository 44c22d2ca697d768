import { account as accountAr } from '../messages/ar/account.ts';
import { app as appAr } from '../messages/ar/app.ts';
import { credentials as credentialsAr } from '../messages/ar/credentials.ts';
import { desk as deskAr } from '../messages/ar/desk.ts';
import { editor as editorAr } from '../messages/ar/editor.ts';
import { issue as issueAr } from '../messages/ar/issue.ts';
import { office as officeAr } from '../messages/ar/office.ts';
import { ready as readyAr } from '../messages/ar/ready.ts';
import { settings as settingsAr } from '../messages/ar/settings.ts';
import { signIn as signInAr } from '../messages/ar/sign-in.ts';
import { start as startAr } from '../messages/ar/start.ts';
import { wallet as walletAr } from '../messages/ar/wallet.ts';
import { account } from '../messages/en/account.ts';
import { app } from '../messages/en/app.ts';
import { credentials } from '../messages/en/credentials.ts';
import { desk } from '../messages/en/desk.ts';
import { editor } from '../messages/en/editor.ts';
import { issue } from '../messages/en/issue.ts';
import { office } from '../messages/en/office.ts';
import { ready } from '../messages/en/ready.ts';
import { settings } from '../messages/en/settings.ts';
import { signIn } from '../messages/en/sign-in.ts';
import { start } from '../messages/en/start.ts';
import { wallet } from '../messages/en/wallet.ts';

/** Everything these pages say, by area. */
export const words = {
  account: { en: account, ar: accountAr },
  app: { en: app, ar: appAr },
  desk: { en: desk, ar: deskAr },
  editor: { en: editor, ar: editorAr },
  ready: { en: ready, ar: readyAr },
  signIn: { en: signIn, ar: signInAr },
  start: { en: start, ar: startAr },
  wallet: { en: wallet, ar: walletAr },
  settings: { en: settings, ar: settingsAr },
  issue: { en: issue, ar: issueAr },
  credentials: { en: credentials, ar: credentialsAr },
  office: { en: office, ar: officeAr },
} as const;
