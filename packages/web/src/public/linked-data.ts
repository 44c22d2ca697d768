import type { PageContext, PublicPage } from '@cairn/api/pages';

type Thing = Record<string, unknown>;

/** What search engines may know of a public page, in the words of schema.org. Nothing about a person is ever among it. */
export function linkedDataOf(page: PublicPage, { publicUrl, language }: PageContext): Thing | undefined {
  if (page.kind === 'landing')
    return {
      '@context': 'https://schema.org',
      '@type': 'WebSite',
      name: page.installation ?? 'Cairn',
      url: publicUrl,
      inLanguage: language,
      potentialAction: {
        '@type': 'SearchAction',
        target: `${publicUrl}/catalogue?q={query}`,
        'query-input': 'required name=query',
      },
    };
  if (page.kind === 'issuer')
    return {
      '@context': 'https://schema.org',
      '@type': 'EducationalOrganization',
      '@id': page.issuer.id,
      name: page.issuer.name,
      url: page.issuer.url ?? publicUrl + page.issuer.path,
      description: page.issuer.description,
    };
  if (page.kind === 'achievement') {
    const { achievement, issuer } = page;
    return {
      '@context': 'https://schema.org',
      '@type': 'EducationalOccupationalCredential',
      '@id': achievement.id,
      name: achievement.title,
      description: achievement.description,
      credentialCategory: 'MicroCredential',
      inLanguage: achievement.language,
      url: publicUrl + achievement.path,
      image: publicUrl + achievement.badgePath,
      educationalLevel: achievement.levels[0] && `${achievement.levels[0].framework} ${achievement.levels[0].value}`,
      competencyRequired: achievement.outcomes.map(outcome => outcome.text),
      recognizedBy: { '@type': 'EducationalOrganization', name: issuer.name, url: publicUrl + issuer.path },
    };
  }
  return undefined;
}
