import { writeNoteKey } from '@cairn/core/log/notes';
import { beforeAll, expect, test } from 'vitest';
import { newNoteSigner } from '../../../../test/made-log.ts';
import { CannotStart } from './cannot-start.ts';
import { readConfig } from './config.ts';

let [one, two, log] = ['', '', ''];
beforeAll(async () => {
  one = writeNoteKey((await newNoteSigner('w.example/1', 'cosigner')).key);
  two = writeNoteKey((await newNoteSigner('w.example/2', 'cosigner')).key);
  log = writeNoteKey((await newNoteSigner('log.example', 'log')).key);
});

function faultsOf(environment: Record<string, string>): readonly string[] {
  try {
    readConfig(environment);
    return [];
  } catch (fault) {
    if (!(fault instanceof CannotStart)) throw fault;
    return fault.faults;
  }
}

test('witnesses are listed with their keys and addresses, and one of them is needed unless said otherwise', () => {
  const WITNESSES = `${one} https://one.example/, ${two}  https://two.example:8443/sub`;
  expect(readConfig({ WITNESSES }).witnessing).toMatchObject({
    witnesses: [
      { key: { name: 'w.example/1' }, url: 'https://one.example' },
      { key: { name: 'w.example/2' }, url: 'https://two.example:8443/sub' },
    ],
    needed: 1,
    isNear: false,
  });
  expect(readConfig({ WITNESSES, WITNESSES_NEEDED: '2' }).witnessing?.needed).toBe(2);
  expect(readConfig({ WITNESSES, WITNESSES_NEEDED: '0' }).witnessing?.needed).toBe(0);
  expect(readConfig({}).witnessing).toBeUndefined();
  const near = { WITNESSES: `${one} http://127.0.0.1:4180`, WITNESSES_NEARBY: '1' };
  expect(readConfig(near).witnessing).toMatchObject({ isNear: true });
});

test('what is no list of witnesses, or asks for more than there are, stops the start', () => {
  const lists = [one, `${log} https://log.example`, `${one} http://one.example`, `${one} https://a.example x`];
  lists.push(`${one} https://a.example,`, `${one} https://a.example, ${one} https://b.example`, 'https://a.example');
  lists.push(`${one} https://user:secret@a.example`, `${one} https://a.example?x`, `${one}x https://a.example`);
  for (const WITNESSES of lists)
    expect([WITNESSES, faultsOf({ WITNESSES })]).toEqual([WITNESSES, [expect.stringMatching(/^WITNESSES is/)]]);
  expect(faultsOf({ WITNESSES: `${one} https://a.example`, WITNESSES_NEEDED: '2' })).toHaveLength(1);
  expect(faultsOf({ WITNESSES_NEEDED: '1' })).toHaveLength(1);
});
