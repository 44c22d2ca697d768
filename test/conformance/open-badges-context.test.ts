import { describe, expect, it } from 'vitest';
import { toNQuads } from '../../packages/core/src/canonical/index.ts';
import { loadContext, openBadges } from '../../packages/core/src/contexts/index.ts';
import { pinnedContexts } from '../../packages/core/src/contexts/pinned.ts';
import type { LintedDraft } from '../../packages/core/src/draft/index.ts';
import type { JsonObject } from '../../packages/core/src/index.ts';
import { sign, toSigner } from '../../packages/core/src/proof/index.ts';
import { ask, codeOf, created, did, draft, keys } from '../small-web.ts';
import { hasStandard, listStandards, readStandard } from '../standards.ts';

/** 1EdTech added two words to the context of Open Badges 3.0.3 without giving it a new address. */
const published = 'standards/data/contexts/ob-v3p0-3.0.3.with-jti-endorsementJwt.json';
const newWords = {
  jti: 'urn:uuid:0ffb3b8a-2f6a-4f0a-9a3c-0d6f3f4b7a11',
  endorsementJwt: ['eyJhbGciOiJFUzI1NiJ9.e30.c2lnbmF0dXJl'],
};
const badge: JsonObject = { ...(draft() as JsonObject), ...newWords };

/** Contexts as they were before the two words. */
const loadOlder = (url: string) => pinnedContexts.get(url) ?? loadContext(url);

describe('the context of Open Badges 3.0.3, which changed under its address', () => {
  it('has both words, and a badge that uses them is judged like any other', async () => {
    const signed = await sign(badge as unknown as LintedDraft, await toSigner(keys.secretMultikey, did), created);
    const report = await ask(signed);
    expect([codeOf(report, 'structure'), codeOf(report, 'integrity')]).toEqual(['well_formed', 'signature_matches']);
    const changed = await ask({ ...signed, jti: 'urn:uuid:6e8bc430-9c3a-11d9-9669-0800200c9a66' });
    expect(codeOf(changed, 'integrity')).toBe('signature_differs');
  });

  it('does not know the words in the edition that the package holds', async () => {
    expect(await toNQuads(badge, loadOlder)).toMatchObject({ lost: { code: 'undefined_term' } });
  });

  it.runIf(hasStandard(published))('gives every byte that the published one gives', async () => {
    const newer = JSON.parse(readStandard(published)) as JsonObject;
    const loadNewer = (url: string) => (url === openBadges ? newer : loadContext(url));
    expect(await toNQuads(badge)).toEqual(await toNQuads(badge, loadNewer));
  });

  it.runIf(hasStandard('standards/data/samples'))('says of all samples what the older edition says', async () => {
    const files = listStandards('standards/data/samples', '.json').filter(file => file.includes('/ob30-'));
    let readable = 0;
    for (const file of files) {
      const document = JSON.parse(readStandard(file)) as JsonObject;
      const { proof: _, ...bare } = document;
      const canonical = await toNQuads(bare);
      readable += 'nquads' in canonical ? 1 : 0;
      expect(canonical).toEqual(await toNQuads(bare, loadOlder));
    }
    expect(readable).toBeGreaterThan(5);
  });
});
