import { expect, test } from 'vitest';
import { openLog } from './log.ts';

test('a line carries what is on the list, whatever else it is given', () => {
  const lines: string[] = [];
  const log = openLog('info', line => void lines.push(line));
  const fields = { requestId: 'r', status: 500, email: 'ada@university.example', name: 'Ada', code: { nested: 'Ada' } };
  log.error('a request failed', fields as never);
  log.debug('not told');
  expect(lines).toHaveLength(1);
  expect(JSON.parse(lines[0] ?? '')).toEqual({
    level: 50,
    time: expect.any(String),
    event: 'a request failed',
    requestId: 'r',
    status: 500,
  });
});

test('of a database error only code and constraint are kept, since the rest repeats what people wrote', () => {
  const lines: string[] = [];
  const error = Object.assign(new Error('duplicate key: Key (email)=(ada@university.example)'), {
    ...{ code: '23505', detail: 'Key (email)=(ada@university.example)', constraint: 'person_email' },
  });
  openLog('info', line => void lines.push(line)).error('failed', { error: new Error('outer', { cause: error }) });
  expect(lines[0]).not.toContain('ada@');
  expect(JSON.parse(lines[0] ?? '').error).toMatchObject({
    message: 'outer',
    cause: { code: '23505', constraint: 'person_email' },
  });
});
