import { expect, test } from 'vitest';
import { readSampleUser } from '../../server/src/samples/read.ts';
import { previewRendering } from '../../server/src/service/preview.ts';
import { renderer } from '../check.ts';

/** Why a body is no JSON for somebody whose name has a quote. */
async function reasonFor(body: string): Promise<string | undefined> {
  const file = { name: 'one', user: { user_id: '5c3a', first_name: '6" Wipes', last_name: 'Inches"' } };
  const { sampleUser } = readSampleUser(JSON.stringify(file));
  if (sampleUser === undefined) return undefined;
  return previewRendering(await renderer.render({ body, sampleUser })).reason;
}

const CAPTURED = '{% capture id %}"user_id": "{{${user_id}}}"{% endcapture %}';

test.each([
  ['{"a": "{{${first_name}}}", "b": 1}', 'A value printed here has a quote'],
  ['{"a": "{{${last_name}}}", "b": 1}', 'A value printed here has a quote'],
  [`${CAPTURED}{ {{id}}\n "event": "a"}`, 'Missing comma before this.'],
  [`${CAPTURED}{ {{id}}\n "event" : {"a": 1}}`, 'Missing comma before this.'],
])('%s', async (body, reason) => expect(await reasonFor(body)).toContain(reason));
