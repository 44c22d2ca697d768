/** Bakes a credential into a PNG picture, and takes it out again. */
import { readFile, writeFile } from 'node:fs/promises';
import { bakePng, unbake } from '@cairn/core/image';

const [credentialPath = '', picturePath = '', bakedPath = ''] = process.argv.slice(2);
const credential = await readFile(credentialPath, 'utf8');

await writeFile(bakedPath, bakePng(await readFile(picturePath), credential));

const found = unbake(await readFile(bakedPath));
console.log(`${bakedPath} carries a ${found?.kind}, unchanged: ${found?.text === credential}`);
