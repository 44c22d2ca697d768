import { toEuropean } from '@cairn/core/european';
import { expect, test } from 'vitest';
import { award } from '../../../../test/small-web.ts';
import { checkAll } from './check-given.ts';

test('a European credential is told with its achievement, issuer and learner', async () => {
  const content = JSON.stringify(toEuropean(award).document);
  const [checked] = await checkAll([{ content }]);
  expect(checked).toMatchObject({
    title: award.achievement.title,
    award: { learner: { name: award.learner.name }, issuer: { name: 'Lindon University' } },
  });
});
