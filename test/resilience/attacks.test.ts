import { describe, expect, test } from 'vitest';
import { checkBody } from '../../server/src/service/check-body.ts';

const times = (count: number, make: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => make(at)).join('');

/** Bodies below 50 KB that once overflowed the stack, or took the square of what they are long without a count. */
describe('a body that was made to be too much is checked in counted steps', () => {
  test.each([
    ['outputs without a comma', `[${times(1700, (at) => `{{custom_attribute.\${a${at}}}}`)}]`, 3_500_000],
    ['a filter with very many arguments', `["{{ a | append: ${'1,'.repeat(20_000)}1 }}"]`, 2000],
    ['a path of very many steps', `["{{ \${a}${'.${b}'.repeat(9000)} | json_escape }}"]`, 2000],
  ])('%s', (_, body, mostSteps) => {
    const { proof } = checkBody(body, { onRuleFailure: (code, error) => expect.fail(`${code}: ${error}`) });
    expect(proof.meter.spent).toBeLessThan(mostSteps);
  });
});

describe('of a known list that is too long to be walked', () => {
  const numbers = Array.from({ length: 45 }, (_, at) => at + 1).join();
  const states = times(45, (at) => `State ${at},`);

  test.each([
    ['a range, within quotes', '[{% for x in (1..41) %}"{{ x }}",{% endfor %}1]'],
    ['a range, as numbers', '[{% for x in (0..41) %}{{ x }},{% endfor %}1]'],
    ['texts, within quotes', `{% assign l = "${states}" | split: "," %}[{% for x in l %}"{{ x }}",{% endfor %}1]`],
    ['changed texts', `{% assign l = "${states}" | split: "," %}[{% for x in l %}"{{ x | upcase }}",{% endfor %}1]`],
    ['texts of digits', `{% assign l = "${numbers}" | split: "," %}[{% for x in l %}{{ x }},{% endfor %}1]`],
  ])('what every item prints is known: %s', (_, body) => {
    expect(checkBody(body).proof.verdict).toBe('proved');
  });

  test('one item with a quote is found', () => {
    const body = `{% assign l = '${states}a "b"' | split: "," %}[{% for x in l %}"{{ x }}",{% endfor %}1]`;
    expect(checkBody(body).proof.verdict).not.toBe('proved');
  });
});
