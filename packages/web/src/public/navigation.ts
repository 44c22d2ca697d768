import type { PageContext, PublicPage } from '@cairn/api/pages';
import { text } from '../messages/text.ts';
import type { NavigationLink } from '../ui/public-frame.tsx';
import { frameWords } from '../ui/words.ts';
import { paths } from './paths.ts';

/** The ways through the site. A credential page leads to its issuer and to another check, the others to all there is. */
export function navigationOf(page: PublicPage, { language, person }: PageContext): NavigationLink[] {
  const say = text(language, frameWords);
  if (page.kind === 'credential' || page.kind === 'withdrawn') {
    const { issuer } = page.credential;
    return [
      { label: say('checkAnother'), path: paths.verify },
      { label: say('about', { issuer: issuer.name }), path: issuer.path },
    ];
  }
  const own = person ? { label: say('desk'), path: person.deskPath } : { label: say('signIn'), path: paths.desk };
  const isCatalogue = page.kind === 'catalogue' || page.kind === 'achievement' || page.kind === 'issuer';
  return [
    { label: say('catalogue'), path: paths.catalogue, current: isCatalogue },
    { label: say('verify'), path: paths.verify, current: page.kind === 'verify' },
    { label: say('wallet'), path: paths.wallet },
    own,
  ];
}
