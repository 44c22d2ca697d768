import { describe, expect, it } from 'vitest';
import { did, findIn, now } from '../../../../test/small-web.ts';
import { pages } from '../../../../test/tampering/forms.ts';
import { bindKey, issueSdJwt } from '../../../../test/tampering/tokens.ts';
import type { JsonObject } from '../index.ts';
import { toFlattened } from '../sd-jwt/index.ts';
import { verifyPresentation } from './presentation.ts';

describe('the answer of a holder', () => {
  const asked = { challenge: 'tide', domain: 'verify.example' };
  const iat = now.getTime() / 1_000;
  const answer = { nonce: 'tide', aud: 'verify.example', iat };
  const signedAt = now.toISOString();
  const shown = async (text: JsonObject | string, question: Parameters<typeof verifyPresentation>[1] = asked) => {
    const { credentials, fault } = await verifyPresentation(text, question, { find: findIn(pages), now });
    const [report] = credentials;
    if (!report || 'unread' in report) throw new Error('unread');
    const finding = report.findings.find(({ question }) => question === 'holder');
    const line = [finding?.code, finding?.facts];
    expect(fault?.code).toBe(line[0] === 'holder_key_proven' ? undefined : line[0]);
    return line;
  };

  it.each<[string, string, Parameters<typeof verifyPresentation>[1], unknown[]]>([
    ['good', bindKey(issueSdJwt(), answer), asked, ['holder_key_proven', { signedAt }]],
    [
      'good for one of one',
      bindKey(issueSdJwt(), answer),
      { ...asked, domain: ['verify.example'] },
      ['holder_key_proven', { signedAt }],
    ],
    [
      'for two',
      bindKey(issueSdJwt(), answer),
      { ...asked, domain: ['verify.example', 'b.example'] },
      ['domain_differs', { signedAt }],
    ],
    ['good for anybody', bindKey(issueSdJwt(), answer), { challenge: 'tide' }, ['holder_key_proven', { signedAt }]],
    [
      'to another question',
      bindKey(issueSdJwt(), { ...answer, nonce: 'ebb' }),
      asked,
      ['challenge_differs', { signedAt, problem: 'other_nonce' }],
    ],
    [
      'for another',
      bindKey(issueSdJwt(), { ...answer, aud: 'b.example' }),
      asked,
      ['domain_differs', { signedAt, problem: 'other_audience' }],
    ],
    ['not given', issueSdJwt(), asked, ['presentation_not_signed', { problem: 'absent' }]],
    [
      'of no key',
      bindKey(issueSdJwt({ cnf: {} }), answer),
      asked,
      ['holder_key_unnamed', { signedAt, problem: 'no_holder_key' }],
    ],
    [
      'old',
      bindKey(issueSdJwt(), { ...answer, iat: iat - 86_400 * 365 }),
      asked,
      ['presentation_out_of_date', { signedAt: '2025-11-23T14:06:00.000Z', problem: 'out_of_date' }],
    ],
    [
      'of an SD-JWT that was not signed by its issuer',
      bindKey(issueSdJwt({}, { kid: `${did}#other` }), answer),
      asked,
      ['holder_key_unknown', { problem: 'key_not_found' }],
    ],
  ])('that is %s is told of so', async (_title, text, question, line) => {
    expect(await shown(text, question)).toEqual(line);
  });

  it('may come in the JSON form', async () => {
    const flattened = toFlattened(bindKey(issueSdJwt(), answer));
    expect(await shown(flattened)).toEqual(['holder_key_proven', { signedAt }]);
    const other = toFlattened(bindKey(issueSdJwt(), { ...answer, nonce: 'ebb' }));
    expect((await shown(other))[0]).toBe('challenge_differs');
  });
});
