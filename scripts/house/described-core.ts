import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CoreBundle, measureUses } from './core-bundles.ts';
import { type Door, readDoors } from './core-doors.ts';
import { root } from './sources.ts';

const readmePath = 'packages/core/README.md';

/** What `docs/core-api.md` must say today. */
export function describedDoors(): string {
  const head = '# The doors of @cairn/core\n\nGenerated from the sources by `node scripts/describe-core.ts`.\n';
  return `${[head, ...readDoors().map(describeDoor)].join('\n')}`;
}

function describeDoor({ specifier, says, names }: Door): string {
  const parts = names.map(({ declaration, docstring }) =>
    ['```ts', declaration, '```', ...(docstring === '' ? [] : ['', toMarkdown(docstring)])].join('\n'),
  );
  return [`## ${specifier}`, ...(says === '' ? [] : [says]), ...parts].join('\n\n').concat('\n');
}

/** Tags of docstrings as list items. */
function toMarkdown(docstring: string): string {
  return docstring.replace(/^@(param|throws)\s+/gm, (_, tag: string) =>
    tag === 'param' ? '- `param` ' : '- `throws` ',
  );
}

const examplePattern = /(<!-- example: ([\w-]+) -->\n)[\s\S]*?(\n<!-- end -->)/g;
const sizesPattern = /(<!-- sizes -->\n)[\s\S]*?(\n<!-- end -->)/;

/** The programs that the README of core shows, by name. */
export function listExamples(readme: string): string[] {
  return [...readme.matchAll(examplePattern)].map(match => match[2] ?? '');
}

/** The README of core as it stands. */
export function readReadme(): string {
  return readFileSync(join(root, readmePath), 'utf8');
}

/** The README with every example as it is in `examples/`. */
export function withExamples(readme: string): string {
  return readme.replace(examplePattern, (_, begin: string, name: string, end: string) => {
    const program = readFileSync(join(root, 'examples', `${name}.ts`), 'utf8').trim();
    return `${begin}\`\`\`ts\n${program}\n\`\`\`${end}`;
  });
}

const toKilobytes = (bytes: number) => (bytes / 1000).toFixed(1);

/** The README with sizes as they were just measured. */
export function withSizes(readme: string, rows: readonly [use: string, bundle: CoreBundle][]): string {
  const lines = rows.map(
    ([use, { minified, gzip, brotli }]) =>
      `| ${use} | ${toKilobytes(minified)} | ${toKilobytes(gzip)} | ${toKilobytes(brotli)} |`,
  );
  const table = ['| To | minified, kB | gzip, kB | brotli, kB |', '|---|--:|--:|--:|', ...lines].join('\n');
  return readme.replace(sizesPattern, (_, begin: string, end: string) => begin + table + end);
}

/** The sizes that the README gives, in bytes, by what they are for. */
export function readSizes(readme: string): Map<string, { minified: number; gzip: number; brotli: number }> {
  const rows = (sizesPattern.exec(readme)?.[0] ?? '').split('\n').filter(line => /^\| .* \| [\d.]+ \|/.test(line));
  return new Map(
    rows.map(row => {
      const [use = '', ...numbers] = row
        .split('|')
        .slice(1, -1)
        .map(cell => cell.trim());
      const [minified = 0, gzip = 0, brotli = 0] = numbers.map(number => Number(number) * 1000);
      return [use, { minified, gzip, brotli }];
    }),
  );
}

/** Everything that is generated from core, by path. */
export async function describedCore(): Promise<Record<string, string>> {
  return {
    'docs/core-api.md': describedDoors(),
    [readmePath]: withSizes(withExamples(readReadme()), await measureUses()),
  };
}
