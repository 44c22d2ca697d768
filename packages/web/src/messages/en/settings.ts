/** The profile of an organisation. */
export const settings = {
  lead: 'Readers of your credentials see this. New credentials carry it as it stands then; those already issued do not change.',
  name: 'Name',
  url: 'Web address',
  email: 'E-mail address for readers',
  emailHelp: 'Readers with a question write to it.',
  description: 'What the organisation is, in a sentence',
  country: 'Country',
  locality: 'Place',
  quality: 'Who answers for quality',
  qualityHelp: 'Used as a beginning for new definitions.',
  language: 'Language you mostly write in',
  slug: 'Short name in addresses',
  slugFixed: 'It is part of permanent addresses and cannot change.',
  save: 'Save the profile',
  saved: 'The profile is saved.',
  publicPage: 'See the public page',
};
