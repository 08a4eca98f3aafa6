import { expect, test } from 'vitest';
import { builtInSampleUsers } from '../../server/src/samples/built-in.ts';
import { readSampleUser } from '../../server/src/samples/read.ts';
import type { SampleUser } from '../../server/src/samples/sample-user.ts';
import { personalDataNotes } from '../../server/src/service/personal-data-notes.ts';
import { renderer } from '../check.ts';

const BODY = '{"contact": "{{${email_address}}}", "sku": "9472-998-0112", "at": 1701886845000}';

/** What is said of the rendering, and on what of the body it lies. */
async function said(sampleUser: SampleUser): Promise<[at: string, message: string][]> {
  const notes = personalDataNotes(await renderer.render({ body: BODY, sampleUser }));
  return notes.map(({ start, end, message }) => [BODY.slice(start, end), message]);
}

test('a rendering with the data of a real person is none to share', async () => {
  const { sampleUser } = readSampleUser('{"name": "Jane", "user": {"email": "jane.roe@acme-mail.com"}}');
  expect(sampleUser).toBeDefined();
  if (sampleUser === undefined) return;
  expect(await said(sampleUser)).toEqual([
    [
      '{{${email_address}}}',
      '`jane.roe@acme-mail.com` looks like an e-mail address of a real person. Replace it in the sample user before you share this payload.',
    ],
  ]);
});

test.each(builtInSampleUsers)('$id is nobody', async ({ sampleUser }) => {
  expect(await said(sampleUser)).toEqual([]);
});
