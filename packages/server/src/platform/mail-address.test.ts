import { expect, test } from 'vitest';
import { isForExamples } from './mail-address.ts';

test.each([
  'a@post.example',
  'a@example.com',
  'a@mail.example.org',
  'a@b.test',
  'a@B.EXAMPLE',
  'a@localhost',
  'a@x.invalid',
])('nobody gets mail at %s', address => expect(isForExamples(address)).toBe(true));

test.each(['a@lindon.ie', 'a@example.lindon.ie', 'a@myexample.com', 'a@example.com.lindon.ie', 'example@lindon.ie'])(
  'somebody may get mail at %s',
  address => expect(isForExamples(address)).toBe(false),
);
