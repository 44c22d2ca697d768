import type { LandingPage as Model } from '@cairn/api/pages';
import { useText } from '../messages/text.ts';
import { LinkButton } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { AchievementList } from './achievement-row.tsx';
import { LandingScene } from './landing-scene.tsx';
import { paths } from './paths.ts';
import { SearchForm } from './search-form.tsx';
import { landingWords } from './words.ts';

function Ways() {
  const say = useText(landingWords);
  const ways = [
    { title: say('checkTitle'), words: say('checkText'), action: say('checkButton'), path: paths.verify },
    { title: say('earnedTitle'), words: say('earnedText'), action: say('earnedButton'), path: paths.claim },
    { title: say('teachTitle'), words: say('teachText'), action: say('teachButton'), path: paths.desk },
  ];
  return (
    <ul className="ways">
      {ways.map(way => (
        <li key={way.path}>
          <h2 className="heading">{way.title}</h2>
          <p>{way.words}</p>
          <LinkButton look="plain" href={way.path}>
            {way.action}
          </LinkButton>
        </li>
      ))}
    </ul>
  );
}

/** The first page: what this is, and a way on for each who comes. */
export function LandingPage({ page }: { page: Model }) {
  const say = useText(landingWords);
  return (
    <>
      <div className="landing-opening">
        <div className="landing-words">
          <h1 className="title">{say('title')}</h1>
          <p className="lead">
            {page.installation ? say('installationLead', { installation: page.installation }) : say('lead')}
          </p>
          <SearchForm query="" />
        </div>
        <LandingScene />
      </div>
      <Ways />
      <section className="landing-featured">
        <header>
          <h2 className="heading">{say('featured')}</h2>
          {page.totalPublished > 0 && (
            <p className="soft small">
              {say('counts', { achievements: page.totalPublished, issuers: page.totalIssuers })}{' '}
              <a href={paths.catalogue}>{say('all')}</a>
            </p>
          )}
        </header>
        {page.featured.length > 0 ? (
          <AchievementList cards={page.featured} />
        ) : (
          <EmptyState sentence={say('none')}>
            <LinkButton look="plain" href={paths.desk}>
              {say('noneNext')}
            </LinkButton>
          </EmptyState>
        )}
      </section>
    </>
  );
}
