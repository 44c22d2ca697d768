/** Three short pages that must be true: accessibility, privacy, how checking works. */
export const pages = {
  accessibilityTitle: 'Accessibility',
  accessibilityLead:
    'Everybody should be able to earn, hold and check an award. This is what we do for it, and where it may still fall short.',
  accessibilityAim: 'What we aim for',
  accessibilityAimText: 'Every page is built to meet the Web Content Accessibility Guidelines 2.2 at level AA.',
  accessibilityHow: 'What you can count on',
  accessibilityHow1: 'Everything works with a keyboard alone, and you can always see where you are.',
  accessibilityHow2: 'Answers are told by shape and word first, and by colour last.',
  accessibilityHow3:
    'Text can be read at 4.5 to 1 contrast or more, in light and in dark, and grows with your browser’s setting.',
  accessibilityHow4: 'Every QR code has a typed code beside it. Every badge has its meaning in words.',
  accessibilityHow5: 'Nothing moves when you have asked for less motion, and pages work on a screen 320 pixels wide.',
  accessibilityHow6: 'Public pages, credentials among them, can be read without JavaScript.',
  accessibilityTested: 'How it is tested',
  accessibilityTestedText:
    'An automatic checker (axe) runs on every page in both languages, light and dark. That finds about half of what can be wrong. People who use screen readers find the rest.',
  accessibilityGaps: 'What may fall short',
  accessibilityGapsText:
    'Pictures and files that an issuer or a learner has added are theirs, and we cannot promise that they are accessible.',
  accessibilityTell: 'Tell us',
  accessibilityTellText:
    'If something keeps you out, write to the institution that runs this Cairn. Say which page, and what you use. You need no account.',
  privacyTitle: 'Privacy',
  privacyLead: 'What is known about you here, and who can see it.',
  privacyVisitors: 'If you only read or check',
  privacyVisitors1: 'No cookie is set to follow you, nothing is counted about you, and no other site is called.',
  privacyVisitors2: 'A credential that you check is judged in your own browser. Its file is not sent to us.',
  privacyVisitors3:
    'To learn whether it has been withdrawn, your browser asks the issuer for its list. The list covers at least 131,072 places, so the issuer does not learn which one you looked at.',
  privacyVisitors4: 'If you choose a language or a theme, that choice is kept in your browser.',
  privacyLearners: 'If you earned an award',
  privacyLearners1: 'It is private until you make it public. You can make it private again at any time.',
  privacyLearners2:
    'The issuer keeps what it needs to stand behind it: your name as you write it, your address for letters, the award and its result.',
  privacyLearners3: 'No plain e-mail address stands in a credential.',
  privacyLearners4: 'Public credential pages ask search engines not to list them.',
  privacyLearners5: 'A signed file that you have given to others is theirs to keep, as with paper.',
  privacyIssuers: 'If you issue awards',
  privacyIssuers1: 'What you do is written into a record of events, by number and code, without the names of learners.',
  privacyIssuers2: 'A session cookie keeps you signed in. It is needed, and it is the only one.',
  privacyAsk: 'Ask',
  privacyAskText:
    'Each institution answers for what it issues. Write to the issuer named on the award to see, correct or remove what is kept about you.',
  checkingTitle: 'How checking works',
  checkingLead:
    'A credential is a signed text. Whoever has it can check it, without asking us. Here is what is asked, and what an answer means.',
  checkingQuestions: 'The questions',
  checkingAnswers: 'The answers',
  checkingAnswerYes: 'It was checked, and it holds.',
  checkingAnswerNo: 'It was checked, and it does not hold.',
  checkingAnswerUnknown:
    'It could not be found out, for example because the issuer’s server did not answer. That is never counted as “no”.',
  checkingStructure: 'Is it complete?',
  checkingStructureText:
    'It must be a credential of a kind we know, with everything that its standard asks for. Standard: Open Badges 3.0 on the W3C Verifiable Credentials Data Model 2.0.',
  checkingIntegrity: 'Is it unchanged?',
  checkingIntegrityText:
    'Every word is covered by the signature. One letter changed, and this answer is no. Standards: W3C Data Integrity with Ed25519 or ECDSA, or a signed token (JOSE).',
  checkingKey: 'Did the issuer sign it?',
  checkingKeyText:
    'The key must belong to the issuer that is named, by the issuer’s own public document (did:web or did:key). A key that only the credential itself vouches for proves nothing.',
  checkingStatus: 'Is it still in force?',
  checkingStatusText:
    'The issuer publishes a signed list of withdrawn awards. It must be the issuer’s, intact and fresh. Standard: W3C Bitstring Status List 1.0.',
  checkingValidity: 'Is it in date?',
  checkingValidityText: 'It has a first day, and may have a last one.',
  checkingRecognition: 'Was the issuer allowed to award it?',
  checkingRecognitionText:
    'A signature shows who issued it, not that they should have. Where no register is known that speaks for the issuer, the answer is “not known”.',
  checkingHolder: 'Is it about the person in front of you?',
  checkingHolderText: 'No file can answer this. Compare the name, and ask the person.',
  checkingWhere: 'Where it happens',
  checkingWhereText:
    'The check page judges on your device, with the same code as our server and our command line. Their answers are the same, word for word.',
  checkingElsewhere: 'Without us',
  checkingElsewhereText:
    'The file follows open standards. Any other checker for Open Badges 3.0 can judge it, also when this site is gone.',
};
