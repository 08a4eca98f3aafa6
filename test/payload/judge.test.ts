import { describe, expect, test } from 'vitest';
import { judge } from '../../server/src/payload/judge.ts';
import { renderBody } from '../../server/src/render/render.ts';
import { builtInSampleUsers } from '../../server/src/samples/built-in.ts';
import { read } from '../../server/src/template/read.ts';
import { parseAnnotated } from '../template/annotated.ts';

/** Judges a body by the built-in sample users of these names. */
function judgeFor(body: string, ids: readonly string[]) {
  const template = read(body);
  return judge(
    builtInSampleUsers
      .filter(({ id }) => ids.includes(id))
      .map(({ id, sampleUser }) => ({ sampleUser: id, rendering: renderBody(template, sampleUser) })),
  );
}

const BOTH = ['known-user', 'anonymous-user'];

/** Each body shows, under its lines, the slips of its renderings and for whom they happen. */
const BODIES: [name: string, text: string][] = [
  ['a slip in text', '{"a": 1 "b": 2}\n        ^^^ missing-comma'],
  [
    'a slip for one sample user',
    '{"a": {% if ${user_id} %}1{% endif %}}\n                                     ^ missing-value for the sample user anonymous-user',
  ],
  [
    'an output with several slips is one',
    '{"a": {{event_properties.${meta}}}}\n      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ missing-colon',
  ],
  ['what two users see of one slip is one', '{"a": "{{${user_id}}},\n      ^^^^^^^^^^^^^^^ invalid-text\n"b": 1}'],
];

describe('judge', () => {
  test.each(BODIES)('%s', (_, text) => {
    const { body, expected } = parseAnnotated(text);
    const { problems, verdict } = judgeFor(body, BOTH);
    const shown = problems.map(({ start, end, kind, evidence }) => ({
      start,
      end,
      words: [kind, ...evidence.case.map((words) => `for ${words}`)].join(' '),
    }));
    expect(shown).toEqual(expected);
    expect(verdict).toBe('refuted');
  });

  test('renderings that are aborted are not judged', () => {
    const body = '{% unless ${user_id} %}{% abort_message("x") %}{% endunless %}{"a": "{{${user_id}}}"}';
    expect(judgeFor(body, BOTH)).toMatchObject({ verdict: 'not-proved', cases: 1, problems: [] });
    expect(judgeFor(body, ['anonymous-user'])).toMatchObject({ verdict: 'not-proved', cases: 0, problems: [] });
  });

  test('renderings prove nothing, even when all are valid', () => {
    expect(judgeFor('{"a": 1}', BOTH)).toMatchObject({ verdict: 'not-proved', cases: 2, problems: [] });
  });

  test('each payload has its value and the bracket that opens it', () => {
    const { payloads } = judgeFor('// {a}\n{"a": 1}', ['known-user']);
    expect(payloads).toMatchObject([{ value: { a: 1 }, opening: { start: 7, end: 8 } }]);
  });
});
