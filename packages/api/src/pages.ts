/**
 * What each public page shows, as plain values. The server fills them; `renderPage` turns them into a document.
 * Addresses that end in `Path` begin with `/`; those that end in `Url` are absolute. Dates are ISO 8601.
 */
import type { IssuedCredential } from './credentials.ts';

/** A language the interface speaks. */
export type Language = 'en' | 'ar';

/** The style sheets of public pages. */
export type StyleName = 'shared' | 'answers' | 'lists' | 'landing' | 'credential' | 'print' | 'catalogue' | 'verify';

/** Files of the built pages, written by the build as `dist/server/assets.json`. */
export interface Assets {
  /** CSS that stands inside pages: `shared` in all of them with the fonts, each of the others where it is needed. */
  styles: Record<StyleName, string>;
  /** Script of a few bytes that stands in the head and sets the chosen theme before anything is painted. */
  themeScript: string;
  /** Sources for a Content-Security-Policy: `'sha256-…'` of the two above. */
  styleHashes: string[];
  themeScriptHash: string;
  publicScript: string;
  verifyScript: string;
  consoleScript: string;
  consoleStyles: string[];
  /** Fonts worth asking for at once, by language. */
  preload: Record<Language, string[]>;
}

/** What is the same for every page of one request. */
export interface PageContext {
  language: Language;
  /** Where this installation answers, without a slash at the end. */
  publicUrl: string;
  /** Path and query of the page being shown; the language switch adds `lang` to it. */
  path: string;
  assets: Assets;
  /** For a policy that names one; the built pages need none. */
  nonce?: string;
  /** Who runs this installation, as the footer says it. */
  operator?: string;
  /** Whoever is signed in, and which desk is theirs. */
  person?: { name: string; deskPath: string };
}

export interface LevelModel {
  framework: string;
  value: string;
}

export interface CreditsModel {
  framework: string;
  value: number;
}

/** Who issues: `domain` only when the issuer has shown that the domain is theirs (did:web). */
export interface IssuerModel {
  name: string;
  path: string;
  domain?: string;
}

/** One achievement in a list. */
export interface AchievementCard {
  path: string;
  title: string;
  description: string;
  issuerName: string;
  /** The full form of the badge, an SVG file. */
  badgePath: string;
  level?: LevelModel;
  workloadHours?: number;
  credits?: CreditsModel;
  participation?: Participation;
}

export type Participation = 'online' | 'onsite' | 'blended' | 'workplace' | 'volunteering' | 'self-directed';
export type AssessmentKind = 'testing' | 'application-of-skill' | 'portfolio' | 'prior-learning';
export type Supervision =
  | 'unsupervised-unidentified'
  | 'supervised-unidentified'
  | 'supervised-online-identified'
  | 'supervised-onsite-identified';
export type Stackability = 'stand-alone' | 'independent-module' | 'part-of-larger';

/** One thing a person can do afterwards. `label` is what the stone's letters are taken from. */
export interface OutcomeModel {
  text: string;
  label: string;
  skills: string[];
}

/** A larger award and its parts, the lowest stone last. `path` is absent for a part that is not published here. */
export interface CountsTowards {
  title: string;
  path: string;
  parts: { title: string; note?: string; path?: string; isThis: boolean }[];
}

/** Everything that is known of an achievement. Absent members are left out of the page. */
export interface AchievementModel {
  /** Permanent identifier; the seed of the badge. */
  id: string;
  path: string;
  title: string;
  description: string;
  badgePath: string;
  /** The badge as PNG, for previews of links. */
  picturePath: string;
  /** BCP 47 tag of the words above and below. */
  language?: string;
  version?: string;
  outcomes: OutcomeModel[];
  /** What has to be done, as plain text or Markdown paragraphs and lists. */
  criteria?: string;
  workloadHours?: number;
  credits?: CreditsModel;
  levels: LevelModel[];
  fieldOfStudy?: string;
  assessment?: { type: AssessmentKind; description?: string };
  participation?: Participation;
  supervision?: Supervision;
  prerequisites?: string;
  stackability?: { type: Stackability; description?: string };
  qualityAssurance: { type: 'internal' | 'external'; body: string; statement?: string; url?: string }[];
  furtherInformation?: string;
  countsTowards?: CountsTowards[];
}

export type CheckedAnswer = 'pass' | 'fail' | 'unknown';

/** A report of the judge in the reader's words. `sentence` follows the answer's own word, which the page adds: Yes. No. Not known. */
export interface CheckedReport {
  verdict: 'valid' | 'revoked' | 'expired' | 'not-yet-valid' | 'invalid' | 'undetermined';
  /** How the verdict may be shown; without it the verdict decides. A valid award of a nameless signer asks for caution. */
  tone?: 'good' | 'caution' | 'bad' | 'unknown';
  /** Two to five words, complete in themselves. */
  headline: string;
  text: string;
  checkedAt: string;
  items: {
    question: string;
    answer: CheckedAnswer;
    sentence: string;
    evidence: { term: string; value: string }[];
  }[];
}

/** The dark squares of a QR code, row by row, as the `qrcode` package returns its `modules`. */
export interface QrModel {
  size: number;
  data: ArrayLike<number>;
}

/** A credential that stands in the transparency log since that instant at the latest, as these witnesses say. */
export interface LoggedModel {
  log: string;
  before: string;
  witnesses: string[];
  receiptPath: string;
}

export interface CredentialModel {
  /** The learner's name exactly as they write it. */
  personName: string;
  achievement: AchievementModel;
  issuer: IssuerModel;
  awardedOn: string;
  validUntil?: string;
  report: CheckedReport;
  results: { name?: string; value: string }[];
  /** What the learner chose to show. */
  evidence: { name: string; url?: string; description?: string }[];
  narrative?: string;
  /** Typed into any Cairn, it leads to the same signed file. */
  code: string;
  /** Absolute address of this page, the one behind the QR code. */
  url: string;
  qr: QrModel;
  /** What the transparency log shows of it; absent while it shows nothing. */
  logged?: LoggedModel;
  /** The signed credential, and the badge with the credential inside it. */
  jsonPath: string;
  pngPath: string;
  svgPath: string;
}

/** Why an issuer takes an award back. */
export type WithdrawalReason = NonNullable<IssuedCredential['revocation']>['reason'];

export interface WithdrawnModel extends CredentialModel {
  withdrawnOn: string;
  reason?: WithdrawalReason;
  /** In the issuer's own words, meant to be public. */
  explanation?: string;
  /** Where the holder or a reader can ask about it. */
  contactUrl?: string;
}

/** One choice of a filter: the address that has it changed, how many it leads to, whether it is set. */
export interface FilterChoice {
  value: string;
  label: string;
  count: number;
  chosen: boolean;
}

export interface CatalogueFilter {
  /** Name in the address: `participation`, `level`, `hours`, `issuer`. */
  name: 'participation' | 'level' | 'hours' | 'issuer';
  choices: FilterChoice[];
}

export type CatalogueOrder = 'match' | 'title' | 'newest' | 'shortest';

export interface CataloguePage {
  kind: 'catalogue';
  query: string;
  order: CatalogueOrder;
  filters: CatalogueFilter[];
  items: AchievementCard[];
  /** How many match; `first` is the number of the first one shown, from 1. */
  total: number;
  first: number;
  totalPublished: number;
  totalIssuers: number;
  previousPath?: string;
  nextPath?: string;
}

export interface LandingPage {
  kind: 'landing';
  installation?: string;
  featured: AchievementCard[];
  totalPublished: number;
  totalIssuers: number;
}

export interface StartPage {
  kind: 'start';
  /** Where each of the two ways begins. */
  samplesPath: string;
  setUpPath: string;
}

export interface IssuerPage {
  kind: 'issuer';
  issuer: IssuerModel & {
    /** Its identifier, a DID or an https address. */
    id: string;
    description?: string;
    url?: string;
    email?: string;
    country?: string;
    since?: string;
  };
  achievements: AchievementCard[];
  /** How many awards it has issued; left out when the issuer does not say. */
  issued?: number;
}

export interface VerifyPage {
  kind: 'verify';
  /** What was typed, and what is wrong with it, when a code led nowhere. */
  code?: string;
  codeProblem?: 'unknown' | 'malformed';
}

/** Pages that the browser fills in: issuer's desk, wallet, claiming, signing in, first steps. */
export interface ConsolePage {
  kind: 'console';
  title?: string;
}

export type PublicPage =
  | LandingPage
  | StartPage
  | CataloguePage
  | { kind: 'achievement'; achievement: AchievementModel; issuer: IssuerModel }
  | IssuerPage
  | { kind: 'credential'; credential: CredentialModel }
  | { kind: 'withdrawn'; credential: WithdrawnModel }
  | VerifyPage
  | { kind: 'not-found' }
  | { kind: 'error'; reference?: string }
  | { kind: 'accessibility' }
  | { kind: 'privacy' }
  | { kind: 'how-checking-works' }
  | ConsolePage;
