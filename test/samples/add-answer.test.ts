import { describe, expect, test } from 'vitest';
import { renderBody } from '../../server/src/render/render.ts';
import { addAnswer, renamed } from '../../server/src/samples/add-answer.ts';
import { builtInSampleUsers } from '../../server/src/samples/built-in.ts';
import { readSampleUser } from '../../server/src/samples/read.ts';
import { read } from '../../server/src/template/read.ts';

function added(text: string, path: readonly string[]) {
  const result = addAnswer(text, path);
  if ('problem' in result) throw new Error(result.problem);
  return result;
}

describe('an answer that is added', () => {
  test('stands at its place, formatted like the file', () => {
    const { text, answer } = added('{\n    "name": "x"\n}\n', ['catalogs', 'games', 'items', 'g1']);
    expect(text).toBe(
      '{\n    "name": "x",\n    "catalogs": {\n        "games": {\n            "items": {\n                "g1": {}\n            }\n        }\n    }\n}\n',
    );
    expect(text.slice(answer.start, answer.end)).toBe('{}');
  });

  test('leaves what is there, and never writes twice', () => {
    const file = '{ "name": "x", "promotions": { "a": "A" } }';
    const { text } = added(file, ['promotions', 'b']);
    expect(JSON.parse(text).promotions).toEqual({ a: 'A', b: 'CODE' });
    expect(added(file, ['promotions', 'a'])).toMatchObject({ changes: [], text: file, answer: { start: 36, end: 39 } });
  });

  test('may have any key', () => {
    for (const key of ['__proto__', 'constructor', '', '0', 'https://example.com/?q="a"', 'a/b~c']) {
      const { text } = added('{ "name": "x" }', ['connected_content', key]);
      expect(readSampleUser(text).sampleUser?.connected_content.get(key)).toBeInstanceOf(Map);
    }
  });

  test('is refused where the format has no place, or the file is broken', () => {
    expect(addAnswer('{ "name": "x" }', ['targeted_device', 'id'])).toEqual({
      problem: 'A sample user cannot hold `targeted_device.id`.',
    });
    expect(addAnswer('{ "name": ', ['promotions', 'a'])).toHaveProperty('problem');
  });

  test.each([
    '{% connected_content https://example.com/{{${user_id}}} :save r %}',
    '{{content_blocks.${foot}}}',
    "{% promotion('spring') %}",
    '{% catalog_items games g1 %}',
    '{% catalog_selection_items games best %}',
  ])('answers the note of %s for every built-in sample user', (body) => {
    for (const { text, sampleUser } of builtInSampleUsers) {
      const [note] = renderBody(read(body), sampleUser).notes;
      const file = readSampleUser(added(text, note?.missing ?? []).text);
      expect(file.problems).toEqual([]);
      expect(file.sampleUser && renderBody(read(body), file.sampleUser).notes).toEqual([]);
    }
  });
});

test('a sample user under another name is else the same', () => {
  const [known] = builtInSampleUsers;
  const { name, ...rest } = JSON.parse(renamed(known?.text ?? '', 'Mine'));
  expect(name).toBe('Mine');
  expect(JSON.parse(known?.text ?? '')).toMatchObject(rest);
});
