import type { JsonObject } from '../json.ts';

/** The context of European Digital Credentials for Learning, behind that of VCDM 1.1 (ELM 3, application profile 1.1.0). */
export const europeanCredentials = 'http://data.europa.eu/snb/model/context/edc-ap';

/** `clv` lacks its slash in what was published, and so it does here: other names would be other statements. */
const prefixes = {
  cred: 'https://www.w3.org/2018/credentials#',
  elm: 'http://data.europa.eu/snb/model/elm/',
  adms: 'http://www.w3.org/ns/adms#',
  dc: 'http://purl.org/dc/terms/',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
  foaf: 'http://xmlns.com/foaf/0.1/',
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
  org: 'http://www.w3.org/ns/org#',
  rov: 'http://www.w3.org/ns/regorg#',
  skos: 'http://www.w3.org/2004/02/skos/core#',
  person: 'http://www.w3.org/ns/person#',
  clv: 'http://data.europa.eu/m8g',
  locn: 'http://www.w3.org/ns/locn#',
  vc: 'http://data.europa.eu/snb/model/w3c/vc/',
} as const;
type Prefix = keyof typeof prefixes;

/** Names that stand under one prefix, with blanks between; `eqfLevel=EQFLevel` is a term for another name. */
type Names = Partial<Record<Prefix, string>>;

const classes: Names = {
  elm: `
    Accreditation Agent Amount Address AwardingOpportunity AwardingProcess Claim ContactPoint
    CreditPoint DisplayParameter DisplayDetail EuropeanDigitalCredential EuropeanDigitalPresentation
    Evidence GradingScheme Grant Group Identifier IndividualDisplay LearningAchievement
    LearningAchievementSpecification LearningActivity LearningActivitySpecification LearningAssessment
    LearningAssessmentSpecification LearningEntitlement LearningEntitlementSpecification
    LearningOpportunity LearningOutcome LegalIdentifier Mailbox MediaObject Note Organisation Person
    Phone PriceDetail Qualification ResultCategory ResultDistribution ShaclValidator2017
    ShortenedGrading Specification VerificationCheck WebResource
  `,
  skos: 'Concept ConceptScheme',
  locn: 'Geometry',
  dc: 'Location PeriodOfTime',
};

/** What each kind of property is in JSON-LD, and the properties of that kind. */
const properties: readonly [definition: JsonObject, names: Names][] = [
  [
    { '@type': '@id' },
    {
      elm: `
        accreditation accreditingAgent admissionProcedure additionalNote address assessedBy attachment
        attachmentType awardingBody awardingOpportunity awardedBy awards bannerImage citizenshipCountry
        contactForm contactPoint contentEncoding contentType countryCode creditPoint creditReceived
        credentialProfiles decision descriptionHtml directedBy displayParameter displayDetail
        educationLevel educationSubject eIDASIdentifier=eidasLegalIdentifier elmSubject=subject
        emailAddress embeddedEvidence entitlesTo entitledBy entitlementStatus entryRequirement
        eqfLevel=EQFLevel evidenceTarget priceDetail amount framework fullAddress gender
        generalisationOf grade gradeStatus gradingScheme grant groupMemberOf hasClaim hasCredential
        hasPart image idVerification influencedBy influences individualDisplay isPartOf landingPage
        learningAchievementSpecification learningActivitySpecification learningOpportunity
        learningOutcome learningOutcomeSummary learningSetting learningSchedule limitCredentialType
        limitEQFLevel limitField limitJurisdiction limitNationalOccupation limitOccupation
        limitOrganisation limitQualification location logo mode educationalSystemNote nationalID
        noteFormat nqfLevel=NQFLevel organisation placeOfBirth primaryLanguage phone provenBy proves
        providedBy qualificationCode relatedESCOSkill relatedSkill report resultDestribution
        resultCategory reusabilityLevel scheduleInformation shortenedGrading spatialCode
        specialisationOf specifiedBy supplementaryDocument targetGroup taxIdentifier
        thematicArea=ISCEDFCode unit used vatIdentifier verificationCheck verificationStatus
      `,
      org: 'hasSubOrganization memberOf subOrganizationOf',
      dc: 'creator dateModified=modified dcType=type language publisher spatial subject temporal',
      foaf: 'homepage member',
      adms: 'identifier',
      skos: 'inScheme',
      rov: 'registration',
    },
  ],
  [
    { '@container': '@language' },
    {
      skos: 'altLabel definition prefLabel',
      person: 'birthName patronymicName',
      elm: 'category geographicName noteLiteral',
      dc: 'description title',
      foaf: 'familyName fullName givenName',
      rov: 'legalName',
      adms: 'schemeAgency',
    },
  ],
  [
    { '@type': 'xsd:dateTime' },
    {
      elm: 'applicationDeadline awardingDate dateOfBirth endDate expiryDate reviewDate startDate',
      dc: 'dateCreated=created dateIssued=issued valid',
    },
  ],
  [
    { '@type': 'xsd:string' },
    {
      elm: `
        areaDialingCode contactHour content countryDialing dialNumber evidenceStatement label
        maximumScore=maxScore minimumScore=minScore point phoneNumber schemeName schemeVersion score
        status summaryDisplay
      `,
      clv: 'latitude longitude',
    },
  ],
  [
    { '@type': 'xsd:integer' },
    {
      elm: 'contentSize percentageEqual percentageHigher percentageLower',
    },
  ],
  [
    { '@type': 'xsd:anyURI' },
    {
      elm: 'contentURL=contentUrl schemeId',
    },
  ],
  [
    { '@type': 'xsd:positiveInteger' },
    {
      elm: 'count levelOfCompletion page',
    },
  ],
  [
    { '@type': 'xsd:duration' },
    {
      elm: 'duration maximumDuration volumeOfLearning workload',
    },
  ],
  [
    { '@type': 'xsd:boolean' },
    {
      elm: 'isPartialQualification',
    },
  ],
  [
    {},
    {
      skos: 'notation',
    },
  ],
  [
    { '@type': 'xsd:decimal' },
    {
      elm: 'value',
    },
  ],
];

function listTerms(names: Names): [term: string, address: string][] {
  return Object.entries(names).flatMap(([prefix, words]) =>
    words
      .trim()
      .split(/\s+/)
      .map((word): [string, string] => {
        const [term = word, name = term] = word.split('=');
        return [term, `${prefix}:${name}`];
      }),
  );
}

/** No package holds it, so these are its terms as the Commission published them. */
export const europeanCredentialsContext: JsonObject = {
  '@context': {
    ...prefixes,
    ...Object.fromEntries(listTerms(classes)),
    ...Object.fromEntries(
      properties.flatMap(([definition, names]) =>
        listTerms(names).map(([term, address]) => [term, { '@id': address, ...definition }]),
      ),
    ),
  },
};
