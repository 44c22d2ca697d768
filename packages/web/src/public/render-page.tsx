import type { Assets, PageContext, PublicPage } from '@cairn/api/pages';
import { PublicFrame } from '../ui/public-frame.tsx';
import { AchievementPage } from './achievement-page.tsx';
import { CataloguePage } from './catalogue-page.tsx';
import { CredentialPage, WithdrawnPage } from './credential-page.tsx';
import { toDocument } from './document.tsx';
import { headOf } from './head.ts';
import { IssuerPage } from './issuer-page.tsx';
import { LandingPage } from './landing-page.tsx';
import { navigationOf } from './navigation.ts';
import { ConsoleShell, ErrorPage, NotFoundPage, StartPage } from './plain-pages.tsx';
import { AccessibilityPage, CheckingPage, PrivacyPage } from './text-pages.tsx';
import { VerifyPage } from './verify-page.tsx';

function bodyOf(page: Exclude<PublicPage, { kind: 'console' }>) {
  switch (page.kind) {
    case 'landing':
      return <LandingPage page={page} />;
    case 'start':
      return <StartPage page={page} />;
    case 'catalogue':
      return <CataloguePage page={page} />;
    case 'achievement':
      return <AchievementPage achievement={page.achievement} issuer={page.issuer} />;
    case 'issuer':
      return <IssuerPage page={page} />;
    case 'credential':
      return <CredentialPage credential={page.credential} />;
    case 'withdrawn':
      return <WithdrawnPage credential={page.credential} />;
    case 'verify':
      return <VerifyPage page={page} />;
    case 'not-found':
      return <NotFoundPage />;
    case 'error':
      return <ErrorPage reference={page.reference} />;
    case 'accessibility':
      return <AccessibilityPage />;
    case 'privacy':
      return <PrivacyPage />;
    case 'how-checking-works':
      return <CheckingPage />;
  }
}

/** A page as a complete HTML document. It can be read without any script; nothing in it comes from another site. */
export function renderPage(page: PublicPage, context: PageContext): string {
  const head = headOf(page, context);
  if (page.kind === 'console') return toDocument(head, <ConsoleShell />, context);
  const body = (
    <PublicFrame navigation={navigationOf(page, context)} path={context.path} operator={context.operator}>
      {bodyOf(page)}
    </PublicFrame>
  );
  return toDocument(head, body, context);
}

/**
 * The Content-Security-Policy for a page. The check page may ask any https address, because issuers publish their keys
 * and lists where they like; desks speak to this server alone.
 */
export function contentSecurityPolicy(kind: PublicPage['kind'], assets: Assets): string {
  const isVerify = kind === 'verify';
  const rules: Record<string, string> = {
    'default-src': "'none'",
    'base-uri': "'none'",
    'connect-src': isVerify ? "'self' https:" : "'self'",
    'font-src': "'self'",
    'form-action': "'self'",
    'frame-ancestors': "'none'",
    'img-src': kind === 'console' || isVerify ? "'self' data: blob:" : "'self'",
    'manifest-src': "'self'",
    'script-src': `'self' ${assets.themeScriptHash}`,
    'style-src': `'self' ${assets.styleHashes.join(' ')}`,
    'worker-src': "'self'",
  };
  return Object.entries(rules)
    .map(([rule, sources]) => `${rule} ${sources}`)
    .join('; ');
}
