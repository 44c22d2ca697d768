/** `docs/conformance.md`: which vectors of which standards ran, as the tests themselves told. */

/**
 * One vector of a standard. `name` is its path among the standards (`vectors/…` or `standards/…`, then `#` and its name in the
 * file), or words when it stands in the test itself. `expected` tells an answer that is not plain acceptance.
 */
export interface Vector {
  standard: string;
  clause: string;
  name: string;
  expected?: string;
}

/** A vector and what became of its test. */
export interface Ran extends Vector {
  status: string;
}

/** What lies among the standards' vectors and is not run here, and why. */
export const notRun: Readonly<Record<string, string>> = {
  'vectors/di-bbs': 'bbs-2023 is not among the suites that are read here',
  'vectors/contexts': 'the documents of standards/data/contexts again, which run',
  'vectors/oid4vci-1.0': 'no wallet protocol is offered yet',
  'vectors/oid4vp-1.0': 'no wallet protocol is offered yet',
  'vectors/sd-jwt-vc':
    'recipes for examples, no tokens; the format is tested with tokens made by another implementation',
  'vectors/schemas':
    'schemas, not vectors: the tests of the formats hold our tables against them, mutation by mutation',
  'vectors/wycheproof/hkdf_sha256_test.json': 'nothing here derives keys',
  'vectors/wycheproof/x25519_jwk_test.json': 'nothing here agrees on keys',
};

interface Report {
  testResults: { assertionResults: { status: string; meta?: { vector?: Vector } }[] }[];
}

/** The vectors in the JSON report of a test run. */
export function listRan(report: string): Ran[] {
  const { testResults } = JSON.parse(report) as Report;
  return testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .flatMap(({ status, meta }) => (meta?.vector ? [{ ...meta.vector, status }] : []));
}

const escapeCell = (text: string) => text.replaceAll('|', '\\|').replaceAll('\n', ' ');
const byName = new Intl.Collator('en', { numeric: true }).compare;
const toRow = ({ clause, name, expected }: Vector) =>
  `| ${escapeCell(clause)} | ${escapeCell(name)} | ${expected ? `passes: ${escapeCell(expected)}` : 'passes'} |`;
const keyOf = (vector: Vector) => `## ${vector.standard}\n${toRow(vector)}`;

/** The document for vectors that all passed. */
export function toDocument(vectors: readonly Vector[]): string {
  const standards = Map.groupBy(vectors, ({ standard }) => standard);
  const sorted = [...standards].sort(([one], [other]) => byName(one, other));
  const counts = sorted.map(([standard, { length }]) => `| ${standard} | ${length} |`);
  const sections = sorted.map(([standard, own]) =>
    [`## ${standard}`, '', '| Clause | Vector | Result |', '|---|---|---|', ...own.map(toRow).sort(byName)].join('\n'),
  );
  const reasons = Object.entries(notRun).map(([path, reason]) => `| ${path} | ${reason} |`);
  return `${[
    '# Conformance',
    '',
    'Written by the tests: `npm run conformance` runs every vector below and writes down what ran. `npm test` compares the two.',
    'A name that begins with `vectors/` or `standards/` is a file of the published standards, found by `CAIRN_STANDARDS`.',
    '',
    '| Standard | Vectors passed |',
    '|---|---|',
    ...counts,
    `| **all** | **${vectors.length}** |`,
    '',
    ...sections.flatMap(section => [section, '']),
    '## Not run',
    '',
    '| Vectors | Why |',
    '|---|---|',
    ...reasons,
  ].join('\n')}\n`;
}

/** The rows of the document, each with its standard, as `keyOf` writes them. */
function listClaims(document: string): { key: string; name: string }[] {
  return document
    .split('\n## ')
    .slice(1)
    .flatMap(section => {
      const [standard = '', ...lines] = section.split('\n');
      const rows = lines.filter(line => /\| passes(: .*)? \|$/.test(line));
      return rows.map(row => ({
        key: `## ${standard}\n${row}`,
        name:
          row
            .split(/(?<!\\)\|/)[2]
            ?.trim()
            .replaceAll('\\|', '|') ?? '',
      }));
    });
}

const isFile = (name: string) => /^(vectors|standards)\//.test(name);

/** The file of a vector, or nothing when it stands in its test. */
export function toFile(name: string): string | undefined {
  return isFile(name) ? (name.split('#')[0] ?? '').trim() : undefined;
}

/**
 * What the document claims that did not happen, as sentences, and how many vectors had no file to run on.
 * `isThere` tells whether a file of the standards is at hand.
 */
export function compareConformance(
  document: string,
  ran: readonly Ran[],
  isThere: (file: string) => boolean,
): { faults: string[]; absent: number } {
  const faults: string[] = [];
  const passed = new Map<string, Ran>();
  for (const vector of ran) {
    const { standard, name, status } = vector;
    if (status === 'failed') faults.push(`${standard}: ${name} failed.`);
    if (status !== 'passed') continue;
    if (passed.has(keyOf(vector))) faults.push(`${standard}: ${name} ran twice under the same clause.`);
    passed.set(keyOf(vector), vector);
  }
  const claims = listClaims(document);
  let absent = 0;
  for (const { key, name } of claims) {
    if (passed.has(key)) continue;
    const file = toFile(name);
    if (file !== undefined && !isThere(file)) absent += 1;
    else faults.push(`The document claims ${key.slice(3).replaceAll('\n', ': ')}, which did not run.`);
  }
  const claimed = new Set(claims.map(({ key }) => key));
  for (const [key, { standard, name }] of passed) {
    if (!claimed.has(key)) faults.push(`${standard}: ${name} ran and is not in the document.`);
  }
  if (faults.length === 0 && absent === 0 && document !== toDocument([...passed.values()])) {
    faults.push('The document says something that the tests did not write.');
  }
  return { faults, absent };
}

/** Files among the vectors that neither a test ran nor a reason explains, and reasons for what runs, as sentences. */
export function findForgotten(folders: readonly string[], ran: readonly Ran[]): string[] {
  const names = ran.map(({ name }) => name);
  const isRun = (path: string) => names.some(name => name.startsWith(path));
  const isExplained = (folder: string) => Object.keys(notRun).some(path => path === folder);
  return [
    ...folders.filter(folder => !isRun(folder) && !isExplained(folder)).map(folder => `Nothing runs ${folder}.`),
    ...Object.keys(notRun)
      .filter(isRun)
      .map(path => `${path} is called not run, and runs.`),
  ];
}
