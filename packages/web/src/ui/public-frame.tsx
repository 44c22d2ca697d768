import type { ReactNode } from 'react';
import { type Language, useLanguage, useText } from '../messages/text.ts';
import { Icon } from './icon.tsx';
import names from './language-names.json' with { type: 'json' };
import { Brand } from './mark.tsx';
import { frameWords } from './words.ts';

export interface NavigationLink {
  label: string;
  path: string;
  current?: boolean;
}

export interface PublicFrameProps {
  navigation: NavigationLink[];
  /** Path and query of this page: the other language is the same page with `lang`. */
  path: string;
  operator?: string | undefined;
  children: ReactNode;
}

/** The address of the same page in another language. */
export function inLanguage(path: string, language: Language): string {
  const [place = '/', query = ''] = path.split('?');
  const parameters = new URLSearchParams(query);
  parameters.set('lang', language);
  return `${place}?${parameters}`;
}

/** A language by its own name, as an outline: most pages have no other word in its script, and need no font for it. */
function LanguageName({ language, label }: { language: Language; label: string }) {
  const { w, d } = names[language];
  return (
    <svg className="language-name" viewBox={`0 -950 ${w} 1350`} role="img" aria-label={label} fill="currentColor">
      <path d={d} />
    </svg>
  );
}

function Masthead({ navigation, path }: Pick<PublicFrameProps, 'navigation' | 'path'>) {
  const say = useText(frameWords);
  const other: Language = useLanguage() === 'ar' ? 'en' : 'ar';
  return (
    <header className="sheet masthead">
      <Brand href="/" />
      <nav aria-label={say('main')}>
        {navigation.map(link => (
          <a key={link.path} href={link.path} aria-current={link.current ? 'page' : undefined}>
            {link.label}
          </a>
        ))}
      </nav>
      <a className="other-language" href={inLanguage(path, other)} lang={other} hrefLang={other}>
        <LanguageName language={other} label={say('otherLanguage')} />
      </a>
    </header>
  );
}

function Foot({ operator }: Pick<PublicFrameProps, 'operator'>) {
  const say = useText(frameWords);
  return (
    <footer className="foot">
      <div className="sheet">
        <span>{operator ? say.rich('runBy', { operator: <bdi>{operator}</bdi> }) : say('openSoftware')}</span>
        <nav aria-label={say('footer')}>
          <a href="/accessibility">{say('accessibility')}</a>
          <a href="/privacy">{say('privacy')}</a>
          <a href="/how-checking-works">{say('howCheckingWorks')}</a>
        </nav>
        <button type="button" className="theme-switch" data-theme-switch hidden>
          <Icon name="theme" />
          {say('theme')}
        </button>
      </div>
    </footer>
  );
}

/** Header with the ways through the site and the other language, one column, footer. */
export function PublicFrame({ navigation, path, operator, children }: PublicFrameProps) {
  const say = useText(frameWords);
  return (
    <>
      <a className="skip" href="#main">
        {say('skip')}
      </a>
      <Masthead navigation={navigation} path={path} />
      <main id="main" className="sheet" tabIndex={-1}>
        {children}
      </main>
      <Foot operator={operator} />
    </>
  );
}

/** A part of a public page: its heading stands in the margin. */
export function Part({
  id,
  title,
  note,
  children,
}: {
  id?: string;
  title: string;
  note?: string | undefined;
  children: ReactNode;
}) {
  return (
    <section className="part" id={id}>
      <header>
        <h2>{title}</h2>
        {note && <p>{note}</p>}
      </header>
      <div className="part-text">{children}</div>
    </section>
  );
}
