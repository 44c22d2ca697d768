/**
 * The classes of the European Learning Model as European Digital Credentials use them, as the Commission's shapes have them
 * (application profile 1.1.0, `edc-generic-full`). Each word is a property: its name, how often it stands (`!` once, `?` at
 * most once, `+` at least once, `*` any number of times) and what it is. Other properties are let pass, as the shapes do.
 *
 * `label` is text by language, once in each; `labels` the same, any number. A name with a capital is a class, several with
 * `|` one of them; after `@` stands the list that a concept comes from.
 */

const claim = `
  title+label description*label identifier*identifier additionalNote*Note supplementaryDocument*WebResource
  awardedBy!AwardingProcess
`;
const specification = `
  identifier*identifier title+label description*label additionalNote*Note supplementaryDocument*WebResource
  homepage*WebResource altLabel*labels category*labels dateModified?instant status?text
`;
const teaching = `
  dcType*Concept language*Concept@language volumeOfLearning?duration mode*Concept learningOutcomeSummary?Note
  thematicArea*Concept@isced-f educationSubject*Concept creditPoint*CreditPoint educationLevel*Concept
  learningSetting?Concept@learning-setting maximumDuration?duration targetGroup*Concept entryRequirement?Note
  learningOutcome*LearningOutcome influencedBy*LearningActivitySpecification
  provenBy*LearningAssessmentSpecification entitlesTo*LearningEntitlementSpecification
  awardingOpportunity*AwardingOpportunity
`;
const notation = `
  notation!text schemeAgency?label creator?link dateIssued?instant dcType*Concept schemeName?text
  schemeVersion?text schemeId?address
`;

/** Short names for sets of classes. */
export const classSets: Readonly<Record<string, string>> = {
  identifier: 'Identifier|LegalIdentifier',
  agent: 'Agent|Person|Organisation',
  specification: 'LearningAchievementSpecification|Qualification',
  claim: 'Claim|LearningAchievement|LearningActivity|LearningAssessment|LearningEntitlement',
};

/** Every class by its name. */
export const classWords: Readonly<Record<string, string>> = {
  Accreditation: `
    identifier*identifier dcType!Concept@accreditation description*label homepage*WebResource dateIssued?instant
    additionalNote*Note supplementaryDocument*WebResource decision?Concept report?WebResource
    organisation*Organisation limitQualification?Qualification limitField*Concept@isced-f
    limitEQFLevel*Concept@eqf limitJurisdiction*Concept@jurisdiction limitCredentialType*Concept
    accreditingAgent!Organisation reviewDate?instant expiryDate?instant landingPage*WebResource status?text
    dateModified?instant valid?instant
  `,
  Address: 'identifier*identifier fullAddress?Note countryCode!Concept@country',
  Agent: `
    identifier*identifier altLabel*labels prefLabel*label location*Location additionalNote*Note
    contactPoint*ContactPoint groupMemberOf*Group dateModified?instant
  `,
  Amount: 'unit!Concept@currency value!number',
  AwardingOpportunity: `
    identifier*identifier location?Location temporal?PeriodOfTime awardingBody+agent
    learningAchievementSpecification?specification
  `,
  AwardingProcess: `
    identifier*identifier description*label location?Location additionalNote*Note used*LearningAssessment
    awards*claim awardingBody+agent awardingDate?instant educationalSystemNote?Concept
  `,
  Claim: `${claim} dcType*Concept@claim-type`,
  Concept: 'prefLabel*label notation?text inScheme*ConceptScheme definition*labels',
  ConceptScheme: '',
  ContactPoint: `
    additionalNote*Note description*label address*Address phone*Phone emailAddress*Mailbox
    contactForm*WebResource
  `,
  CreditPoint: 'framework!Concept point!text',
  DisplayDetail: 'image!MediaObject page!number',
  DisplayParameter: `
    title+label description*label language+Concept@language primaryLanguage!Concept@language summaryDisplay?text
    individualDisplay+IndividualDisplay
  `,
  EuropeanDigitalCredential: `
    identifier*identifier credentialProfiles+Concept@credential attachment*MediaObject
    displayParameter!DisplayParameter issuer!agent credentialSubject!agent issuanceDate?instant issued!instant
    validFrom!instant expirationDate?instant validUntil?instant evidence*Evidence
    credentialSchema+ShaclValidator2017 holder*agent
  `,
  Evidence: `
    dcType!Concept@evidence-type evidenceStatement?text evidenceTarget?agent embeddedEvidence*MediaObject
    accreditation?Accreditation
  `,
  Geometry: 'longitude*text latitude*text',
  GradingScheme: 'identifier*identifier title+label description*label supplementaryDocument*WebResource',
  Grant: 'title+label description*label supplementaryDocument*WebResource dcType?Concept contentURL?address',
  Group: `
    prefLabel+label altLabel*labels dcType*Concept additionalNote*Note location*Location
    contactPoint*ContactPoint member*agent
  `,
  Identifier: notation,
  IndividualDisplay: 'language!Concept displayDetail+DisplayDetail',
  LearningAchievement: `
    ${claim} dcType*Concept learningOpportunity?LearningOpportunity creditReceived*CreditPoint
    provenBy*LearningAssessment influencedBy*LearningActivity entitlesTo*LearningEntitlement
    specifiedBy?specification hasPart*LearningAchievement isPartOf*LearningAchievement
  `,
  LearningAchievementSpecification: `
    ${specification} ${teaching} hasPart*specification isPartOf*specification specialisationOf*specification
    generalisationOf*specification
  `,
  LearningActivity: `
    ${claim} dcType*Concept temporal*PeriodOfTime location*Location learningOpportunity?LearningOpportunity
    workload?duration directedBy*agent influences*LearningAchievement specifiedBy?LearningActivitySpecification
    hasPart*LearningActivity isPartOf*LearningActivity levelOfCompletion?number
  `,
  LearningActivitySpecification: `
    ${specification} dcType*Concept language*Concept@language volumeOfLearning?duration contactHour*text
    mode*Concept influences*specification hasPart*LearningActivitySpecification
    isPartOf*LearningActivitySpecification specialisationOf*LearningActivitySpecification
    generalisationOf*LearningActivitySpecification
  `,
  LearningAssessment: `
    ${claim} dcType*Concept dateIssued?instant location?Location grade!Note gradeStatus?Concept
    shortenedGrading?ShortenedGrading idVerification?Concept assessedBy*agent proves?LearningAchievement
    hasPart*LearningAssessment isPartOf*LearningAssessment specifiedBy?LearningAssessmentSpecification
  `,
  LearningAssessmentSpecification: `
    ${specification} dcType?Concept language*Concept@language mode*Concept gradingScheme?GradingScheme
    proves*specification hasPart*LearningAssessmentSpecification isPartOf*LearningAssessmentSpecification
    specialisationOf*LearningAssessmentSpecification generalisationOf*LearningAssessmentSpecification
  `,
  LearningEntitlement: `
    ${claim} dcType?Concept dateIssued?instant expiryDate?instant entitledBy*LearningAchievement
    hasPart*LearningEntitlement isPartOf*LearningEntitlement specifiedBy?LearningEntitlementSpecification
  `,
  LearningEntitlementSpecification: `
    ${specification} dcType!Concept entitlementStatus!Concept@entitlement-status limitOrganisation*Organisation
    limitJurisdiction*Concept@jurisdiction limitOccupation*Concept@occupation limitNationalOccupation*Concept
    entitledBy*specification hasPart*LearningEntitlementSpecification isPartOf*LearningEntitlementSpecification
    specialisationOf*LearningEntitlementSpecification generalisationOf*LearningEntitlementSpecification
  `,
  LearningOpportunity: `
    identifier*identifier title+label description*label dcType*Concept additionalNote*Note homepage*WebResource
    supplementaryDocument*WebResource temporal?PeriodOfTime duration?duration mode*Concept
    learningSchedule?Concept scheduleInformation?Note admissionProcedure?Note priceDetail*PriceDetail
    providedBy+Organisation grant*Grant location*Location learningAchievementSpecification?specification
    learningActivitySpecification?LearningActivitySpecification hasPart*LearningOpportunity
    isPartOf*LearningOpportunity bannerImage?MediaObject applicationDeadline*instant dateModified?instant
    status?text
  `,
  LearningOutcome: `
    identifier*identifier title+label dcType?Concept@skill-type additionalNote*Note
    reusabilityLevel?Concept@skill-reuse-level relatedSkill*Concept relatedESCOSkill*Concept@esco
  `,
  LegalIdentifier: `${notation} spatial!Concept@country`,
  Location: 'identifier*identifier description*label address+Address geographicName*labels spatialCode*Concept',
  Mailbox: '',
  MediaObject: `
    title*label description*label contentType!Concept attachmentType?Concept contentEncoding!Concept
    contentSize?number content!text contentURL?address
  `,
  Note: 'noteLiteral+labels subject?Concept noteFormat?Concept',
  Organisation: `
    identifier*identifier altLabel*labels dcType*Concept homepage*WebResource additionalNote*Note
    location+Location accreditation*Accreditation eIDASIdentifier?LegalIdentifier registration?LegalIdentifier
    legalName+label vatIdentifier*LegalIdentifier taxIdentifier*LegalIdentifier logo?MediaObject
    hasSubOrganization*Organisation subOrganizationOf?Organisation groupMemberOf*Group contactPoint*ContactPoint
    dateModified?instant
  `,
  PeriodOfTime: 'prefLabel*label startDate?instant endDate?instant',
  Person: `
    identifier*identifier location?Location fullName?label givenName?label familyName?label
    memberOf*Organisation dateOfBirth?instant placeOfBirth?Location citizenshipCountry*Concept@country
    gender?Concept contactPoint*ContactPoint groupMemberOf*Group dateModified?instant
    hasCredential*EuropeanDigitalCredential hasClaim+claim nationalID?LegalIdentifier
  `,
  Phone: 'phoneNumber?text countryDialing?text dialNumber?text',
  PriceDetail: 'identifier*identifier prefLabel*label description*label additionalNote*Note amount?Amount',
  Qualification: `
    ${specification} ${teaching} hasPart*Qualification isPartOf*Qualification specialisationOf*Qualification
    generalisationOf*Qualification isPartialQualification?boolean eqfLevel?Concept@eqf nqfLevel*Concept@qdr
    accreditation*Accreditation qualificationCode*Concept
  `,
  ResultCategory: 'label!text score?text maximumScore?text minimumScore?text count!number',
  ResultDistribution: 'description*label resultCategory*ResultCategory',
  ShaclValidator2017: '',
  ShortenedGrading: 'percentageLower!number percentageEqual!number percentageHigher!number',
  Specification: `${specification} dcType*Concept`,
  VerificationCheck: `
    dcType!Concept@verification description*label verificationStatus!Concept@verification-status
    elmSubject!EuropeanDigitalCredential
  `,
  WebResource: 'title*label language?Concept@language contentURL!address',
};

const lists = 'http://data.europa.eu/snb';
const authority = 'http://publications.europa.eu/resource/authority';
const esco = 'http://data.europa.eu/esco/concept-scheme';

/** The controlled lists by the names used above. */
export const conceptSchemes: Readonly<Record<string, string>> = {
  accreditation: `${lists}/accreditation/25831c2`,
  'claim-type': `${lists}/claim-type/25831c2`,
  country: `${authority}/country`,
  credential: `${lists}/credential/25831c2`,
  currency: `${authority}/currency`,
  'entitlement-status': `${lists}/entitlement-status/25831c2`,
  eqf: `${lists}/eqf/25831c2`,
  esco: `${esco}/skills`,
  'evidence-type': `${lists}/evidence-type/25831c2`,
  'isced-f': `${lists}/isced-f/25831c2`,
  jurisdiction: `${authority}/atu`,
  language: `${authority}/language`,
  'learning-setting': `${lists}/learning-setting/25831c2`,
  occupation: `${esco}/occupations`,
  qdr: `${lists}/qdr/25831c2`,
  'skill-reuse-level': `${lists}/skill-reuse-level/25831c2`,
  'skill-type': `${lists}/skill-type/25831c2`,
  verification: `${lists}/verification/25831c2`,
  'verification-status': `${lists}/verification-status/25831c2`,
};
