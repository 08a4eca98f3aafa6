import { expect, test } from 'vitest';
import { QuietMoment } from '../../server/src/lsp/quiet-moment.ts';

test('what would disturb waits until all work is done, even if that fails', async () => {
  const quiet = new QuietMoment();
  const done: string[] = [];
  const act = (name: string) => quiet.wait(() => done.push(name));
  act('before');
  let end = () => {};
  const slow = quiet.during(() => new Promise<void>((resolve) => (end = resolve)));
  const failing = quiet.during(() => Promise.reject(new Error('no')));
  act('meanwhile');
  await expect(failing).rejects.toThrow('no');
  expect(done).toEqual(['before']);
  end();
  await slow;
  act('after');
  expect(done).toEqual(['before', 'meanwhile', 'after']);
});
