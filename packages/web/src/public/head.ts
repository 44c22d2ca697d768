import type { PageContext, PublicPage, StyleName } from '@cairn/api/pages';
import { type Text, text } from '../messages/text.ts';
import { linkedDataOf } from './linked-data.ts';
import { catalogueWords, credentialWords, landingWords, pageWords, plainWords, verifyWords } from './words.ts';

/** What the head of a document says. */
export interface PageHead {
  title: string;
  description?: string;
  /** Without the query. */
  canonicalPath: string;
  /** Whether search engines may list it: never a page about a person. */
  isIndexed: boolean;
  imagePath?: string;
  script: 'public' | 'verify' | 'console';
  /** Style sheets besides the shared one, in their order. */
  styles: readonly StyleName[];
  /** schema.org, as JSON-LD. */
  linkedData?: Record<string, unknown>;
}

type Spoken = Pick<PageHead, 'title' | 'description' | 'imagePath'>;

function fixedPage(
  page: Extract<PublicPage, { kind: 'accessibility' | 'privacy' | 'how-checking-works' }>,
  say: Text<keyof typeof pageWords.en>,
): Spoken {
  if (page.kind === 'accessibility') return { title: say('accessibilityTitle'), description: say('accessibilityLead') };
  if (page.kind === 'privacy') return { title: say('privacyTitle'), description: say('privacyLead') };
  return { title: say('checkingTitle'), description: say('checkingLead') };
}

function spokenBy(page: PublicPage, { language }: PageContext): Spoken {
  const plain = text(language, plainWords);
  switch (page.kind) {
    case 'landing': {
      const say = text(language, landingWords);
      return { title: page.installation ?? say('title'), description: say('lead') };
    }
    case 'start':
      return { title: plain('startTitle') };
    case 'catalogue':
      return { title: text(language, catalogueWords)('pageTitle') };
    case 'achievement':
      return {
        title: `${page.achievement.title}, ${page.issuer.name}`,
        description: page.achievement.description,
        imagePath: page.achievement.picturePath,
      };
    case 'issuer':
      return { title: page.issuer.name, ...(page.issuer.description && { description: page.issuer.description }) };
    case 'credential':
    case 'withdrawn': {
      const say = text(language, credentialWords);
      const { personName: person, achievement, issuer } = page.credential;
      const facts = { person, achievement: achievement.title };
      const title = page.kind === 'credential' ? say('titleEarned', facts) : say('titleWithdrawn', facts);
      return { title, description: say('description', { issuer: issuer.name }), imagePath: achievement.picturePath };
    }
    case 'verify': {
      const say = text(language, verifyWords);
      return { title: say('pageTitle'), description: say('lead') };
    }
    case 'not-found':
      return { title: plain('notFoundTitle') };
    case 'error':
      return { title: plain('errorTitle') };
    case 'console':
      return { title: page.title ?? plain('consoleTitle') };
    default:
      return fixedPage(page, text(language, pageWords));
  }
}

const stylesOf: Record<PublicPage['kind'], readonly StyleName[]> = {
  landing: ['lists', 'landing'],
  start: ['landing'],
  catalogue: ['lists', 'catalogue'],
  achievement: ['answers', 'lists', 'credential'],
  issuer: ['lists', 'credential'],
  credential: ['answers', 'lists', 'credential', 'print'],
  withdrawn: ['answers', 'lists', 'credential', 'print'],
  verify: ['answers', 'lists', 'credential', 'verify'],
  'not-found': [],
  error: [],
  accessibility: ['lists'],
  privacy: ['lists'],
  'how-checking-works': ['answers', 'lists', 'catalogue'],
  // Desks and the wallet are made of the same parts, and show any of them.
  console: ['answers', 'lists', 'landing', 'credential', 'catalogue', 'verify'],
};

const hidden: readonly PublicPage['kind'][] = ['start', 'credential', 'withdrawn', 'not-found', 'error', 'console'];

/** Title, description, address and data of a page. */
export function headOf(page: PublicPage, context: PageContext): PageHead {
  const spoken = spokenBy(page, context);
  const linkedData = linkedDataOf(page, context);
  return {
    ...spoken,
    title: spoken.title.includes('Cairn') ? spoken.title : `${spoken.title} · Cairn`,
    canonicalPath: context.path.split('?')[0] ?? '/',
    isIndexed: !hidden.includes(page.kind) && !(page.kind === 'catalogue' && page.query),
    styles: stylesOf[page.kind],
    script: page.kind === 'console' ? 'console' : page.kind === 'verify' ? 'verify' : 'public',
    ...(linkedData && { linkedData }),
  };
}
