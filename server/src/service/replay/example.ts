import { redacted } from '../../privacy/redacted.ts';
import type { SampleUser } from '../../samples/sample-user.ts';
import { writeSampleUser } from '../../samples/write.ts';
import { parseJson } from '../../semantics/parse-json.ts';
import { isHash, type Value } from '../../semantics/values.ts';
import { indented } from '../expectations/record.ts';

/** UTF-16 units of a name: a message can have several sentences. */
const LONGEST_NAME = 100;

/** What a recorded event was rendered with as the text of a sample user's file, with reserved example values for personal data. */
export function exampleText(sampleUser: SampleUser): string {
  const name = sampleUser.name.replaceAll('`', '').slice(0, LONGEST_NAME);
  const { text } = redacted(writeSampleUser({ ...sampleUser, name, expect: new Map() }));
  const file = parseJson(text);
  return file === undefined || !isHash(file) ? text : `${indented(new Map([...file].filter(isSaid)))}\n`;
}

/** What a sample user leaves out is empty. */
function isSaid([, value]: readonly [string, Value]): boolean {
  return !isHash(value) || value.size > 0;
}
