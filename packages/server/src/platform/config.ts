import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { isAbsolute, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fromPemCertificates } from '@cairn/core/certificates';
import { CannotStart } from './cannot-start.ts';
import { Secret } from './secret.ts';
import { type Caps, generousCaps } from './signer/caps.ts';
import { parseWitnesses, type Witnessing, witnessExample } from './witness-list.ts';

export { Secret };

const logLevels = ['debug', 'info', 'warn', 'error', 'silent'] as const;

/** Read once at start from the environment. */
export interface Config {
  host: string;
  /** 0 lets the system choose. */
  port: number;
  /** Origin under which people reach the product, without a trailing slash. */
  publicUrl: string;
  /** Directory for the database, files and the master key. */
  dataDir: string;
  /** Absent: the embedded database in `dataDir`. */
  databaseUrl?: Secret;
  /** Absent: letters stay in the outbox. */
  smtpUrl?: Secret;
  mailFrom: string;
  /** 32 bytes as base64url. Absent: kept in `dataDir`, made at the first start. */
  masterKey?: Secret;
  /** Lets a collector read `/metrics` from afar. Absent: only this machine may. */
  metricsToken?: Secret;
  /** Who cosigns the transparency log. Absent: nobody. */
  witnessing?: Witnessing;
  /** How many proxies stand in front; 0 takes the address of the connection for the caller's. */
  proxies: number;
  /** How many signatures an organisation gets in a minute and in a day. Absent: more than a machine can make. */
  caps?: Caps;
  logLevel: (typeof logLevels)[number];
  /** Opens the addresses that public conformance tests ask for. Absent: there is nothing at them. */
  conformance?: true;
  /** Certificates in PEM of those whose word is taken for keys that come with one (`x5c`): DER in base64. Absent: of nobody. */
  trustedRoots?: readonly string[];
  /** A file of documents by address that stand in for the network in conformance tests. */
  resolverOverrides?: string;
}

const repositoryRoot = fileURLToPath(new URL('../../../../', import.meta.url));

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The configuration that the environment describes.
 * @throws CannotStart with every fault, each with its fix
 */
export function readConfig(environment: Environment = process.env): Config {
  const read = new Reader(environment);
  const port = read.number('PORT', 4173, 0, 65_535);
  const databaseUrl = read.url(
    'DATABASE_URL',
    ['postgres:', 'postgresql:'],
    'postgres://user:password@host:5432/cairn',
  );
  const smtpUrl = read.url('SMTP_URL', ['smtp:', 'smtps:'], 'smtps://user:password@mail.university.example');
  const masterKey = read.secret('MASTER_KEY', isMasterKey, 'make one with: openssl rand -base64 32');
  const metricsToken = read.secret('METRICS_TOKEN', text => text.length >= 16, 'use at least 16 characters');
  const conformance = read.choice('CONFORMANCE', ['0', '1'], '0') === '1';
  const resolverOverrides = read.onlyWith('RESOLVER_OVERRIDES', conformance, 'CONFORMANCE=1');
  const witnessing = read.witnessing();
  const trustedRoots = read.certificates('TRUSTED_ROOTS');
  const config: Config = {
    host: read.text('HOST', '127.0.0.1'),
    port,
    publicUrl: read.origin('PUBLIC_URL', `http://localhost:${port}`),
    dataDir: toPath(read.text('DATA_DIR', join(repositoryRoot, '.cairn', 'data'))),
    mailFrom: read.mailbox('MAIL_FROM', 'Cairn <no-reply@cairn.example>'),
    proxies: read.number('PROXIES', 0, 0, 10),
    caps: {
      perMinute: read.number('SIGNATURES_PER_MINUTE', generousCaps.perMinute, 1, 1_000_000_000),
      perDay: read.number('SIGNATURES_PER_DAY', generousCaps.perDay, 1, 1_000_000_000),
    },
    logLevel: read.choice('LOG_LEVEL', logLevels, 'info'),
    ...(databaseUrl && { databaseUrl }),
    ...(smtpUrl && { smtpUrl }),
    ...(masterKey && { masterKey }),
    ...(metricsToken && { metricsToken }),
    ...(witnessing && { witnessing }),
    ...(trustedRoots && { trustedRoots }),
    ...(conformance && { conformance }),
    ...(resolverOverrides !== undefined && { resolverOverrides: toPath(resolverOverrides) }),
  };
  read.finish();
  return config;
}

/** Whether the text is 32 bytes in base64 or base64url. */
export function isMasterKey(text: string): boolean {
  return /^[A-Za-z0-9+/_-]{43}=?$/.test(text) && Buffer.from(text, 'base64').length === 32;
}

/** A path on this machine; those that begin nowhere begin at the repository. */
function toPath(path: string): string {
  const whole = path.startsWith('~/') ? join(homedir(), path.slice(2)) : path;
  return isAbsolute(whole) ? whole : resolve(repositoryRoot, whole);
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

/** Reads variables one by one and keeps the faults until the end. Empty counts as absent. */
class Reader {
  readonly #environment: Environment;
  readonly #faults: string[] = [];

  constructor(environment: Environment) {
    this.#environment = environment;
  }

  finish(): void {
    if (this.#faults.length > 0) throw new CannotStart(...this.#faults);
  }

  text(name: string, otherwise: string): string {
    return this.#find(name) ?? otherwise;
  }

  number(name: string, otherwise: number, least: number, most: number): number {
    const text = this.#find(name) ?? String(otherwise);
    const number = Number(text);
    if (/^\d+$/.test(text) && number >= least && number <= most) return number;
    return this.#fault(name, `is not a whole number from ${least} to ${most}`, `set it to ${otherwise}`, otherwise);
  }

  choice<const T extends string>(name: string, choices: readonly T[], otherwise: T): T {
    const text = this.#find(name) ?? otherwise;
    const choice = choices.find(each => each === text);
    return choice ?? this.#fault(name, 'is not one of its values', `set it to ${choices.join(', ')}`, otherwise);
  }

  origin(name: string, otherwise: string): string {
    const text = this.#find(name) ?? otherwise;
    const url = URL.canParse(text) ? new URL(text) : undefined;
    const isOrigin = url && /^https?:$/.test(url.protocol) && url.href === `${url.origin}/`;
    if (isOrigin) return url.origin;
    return this.#fault(name, 'is not the origin of a site', 'set it like https://badges.university.example', otherwise);
  }

  url(name: string, protocols: readonly string[], example: string): Secret | undefined {
    return this.secret(
      name,
      text => URL.canParse(text) && protocols.includes(new URL(text).protocol),
      `set it like ${example}`,
    );
  }

  secret(name: string, isRight: (text: string) => boolean, fix: string): Secret | undefined {
    const text = this.#find(name);
    if (text === undefined) return undefined;
    return isRight(text) ? new Secret(text) : this.#fault(name, 'is not of the right form', fix, undefined);
  }

  /** A setting that would do harm without the other. */
  onlyWith(name: string, isOther: boolean, other: string): string | undefined {
    const text = this.#find(name);
    if (text === undefined || isOther) return text;
    return this.#fault(name, 'stands in for what lies outside', `set it only together with ${other}`, undefined);
  }

  /** `WITNESSES`, how many of them are needed, and whether they may be near. */
  witnessing(): Witnessing | undefined {
    const isNear = this.choice('WITNESSES_NEARBY', ['0', '1'], '0') === '1';
    const text = this.#find('WITNESSES');
    const witnesses = text === undefined ? [] : parseWitnesses(text, isNear);
    if (!witnesses)
      return this.#fault('WITNESSES', 'is not a list of witnesses', `set it like ${witnessExample}`, undefined);
    const needed = this.number('WITNESSES_NEEDED', Math.min(1, witnesses.length), 0, witnesses.length);
    return text === undefined ? undefined : { witnesses, needed, isNear };
  }

  /** The certificates in the file that is named. */
  certificates(name: string): readonly string[] | undefined {
    const path = this.#find(name);
    if (path === undefined) return undefined;
    const roots = fromPemCertificates(readText(toPath(path)) ?? '');
    return roots ?? this.#fault(name, 'names no file of certificates', 'set it to a file in PEM', undefined);
  }

  mailbox(name: string, otherwise: string): string {
    const text = this.#find(name) ?? otherwise;
    if (/^([^<>\r\n]*<[^<>\s@]+@[^<>\s@]+>|[^<>\s@]+@[^<>\s@]+)$/.test(text)) return text;
    return this.#fault(name, 'is not an address', 'set it like Badges <badges@university.example>', otherwise);
  }

  #find(name: string): string | undefined {
    return this.#environment[name]?.trim() || undefined;
  }

  /** The value is not repeated: it may be a secret in the wrong variable. */
  #fault<T>(name: string, fault: string, fix: string, otherwise: T): T {
    this.#faults.push(`${name} ${fault}: ${fix}.`);
    return otherwise;
  }
}
