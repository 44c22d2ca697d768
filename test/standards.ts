import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { standardsDirectory } from '../scripts/house/standards-directory.ts';

/** Is there such a file or directory among the standards? Says once what is missed when not. */
export function hasStandard(path: string): boolean {
  const isThere = existsSync(join(standardsDirectory, path));
  if (!isThere) console.warn(`Not compared with ${path}: set CAIRN_STANDARDS to a directory that holds it.`);
  return isThere;
}

/** The text of one file of the standards. */
export function readStandard(path: string): string {
  return readFileSync(join(standardsDirectory, path), 'utf8');
}

/** The bytes of one file of the standards. */
export function readStandardBytes(path: string): Uint8Array {
  return readFileSync(join(standardsDirectory, path));
}

/** The paths of the files right inside a directory of the standards, in order. */
export function listStandards(directory: string, ending: string): string[] {
  return readdirSync(join(standardsDirectory, directory))
    .filter(name => name.endsWith(ending))
    .sort()
    .map(name => join(directory, name));
}
