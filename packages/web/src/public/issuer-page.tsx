import type { IssuerPage as Model } from '@cairn/api/pages';
import { nameOfCountry, useText } from '../messages/text.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { DateText } from '../ui/name.tsx';
import { Pebble } from '../ui/pebble.tsx';
import { Part } from '../ui/public-frame.tsx';
import { AchievementList } from './achievement-row.tsx';
import { OwnerOf } from './owner-of.tsx';
import { Pairs } from './pairs.tsx';
import { catalogueWords } from './words.ts';

/** Who issues, how one knows, and what they offer. */
export function IssuerPage({ page }: { page: Model }) {
  const say = useText(catalogueWords);
  const { issuer, achievements, issued } = page;
  const domain = issuer.domain;
  return (
    <>
      <div className="opening">
        <h1 className="title">
          <bdi>{issuer.name}</bdi>
        </h1>
        {domain && (
          <p className="owner">
            <Pebble answer="pass" size="s" />
            <OwnerOf domain={domain} />
          </p>
        )}
        <p className="lead">{issuer.description ? <bdi>{issuer.description}</bdi> : say('issuerLead')}</p>
      </div>
      <Part title={say('issuerAbout')}>
        <Pairs
          pairs={[
            {
              term: say('issuerDomain'),
              words: domain && say.rich('issuerDomainProven', { domain: () => <bdi key="domain">{domain}</bdi> }),
            },
            {
              term: say('issuerWebsite'),
              words: issuer.url && (
                <a href={issuer.url}>
                  <bdi>{issuer.url.replace(/^https?:\/\//, '').replace(/\/$/, '')}</bdi>
                </a>
              ),
            },
            {
              term: say('issuerEmail'),
              words: issuer.email && (
                <a href={`mailto:${issuer.email}`}>
                  <bdi>{issuer.email}</bdi>
                </a>
              ),
            },
            { term: say('issuerCountry'), words: issuer.country && nameOfCountry(say.language, issuer.country) },
            { term: say('issuerSince'), words: issuer.since && <DateText iso={issuer.since} /> },
            { term: say('issuerIssued'), words: issued !== undefined && say('issuerIssuedText', { count: issued }) },
            {
              term: say('issuerId'),
              words: (
                <code>
                  <bdi>{issuer.id}</bdi>
                </code>
              ),
            },
          ]}
        />
      </Part>
      <section>
        <h2 className="heading list-heading">{say('issuerOffers')}</h2>
        {achievements.length > 0 ? (
          <AchievementList cards={achievements} />
        ) : (
          <EmptyState sentence={say('issuerNothing')} />
        )}
      </section>
    </>
  );
}
