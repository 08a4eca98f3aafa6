import { describe, expect, test } from 'vitest';
import type { Report } from '../../server/src/service/report.ts';
import { folderWith, run } from './run.ts';

function check(files: Readonly<Record<string, string>>): Report {
  return JSON.parse(run(['check', '--format', 'json'], { cwd: folderWith(files) }).out);
}

/** What is found in each file: the rule and the line, from 1. */
function found({ files }: Report): Record<string, string[]> {
  return Object.fromEntries(
    files.map(({ path, findings }) => [path, findings.map(({ code, range }) => `${code}:${range.start.line + 1}`)]),
  );
}

const IDS = `---
name: ids
tags: [webhook]
---
{% if \${user_id} != blank %}"user_id": "{{\${user_id} | json_escape}}"{% else %}"anonymous_id": "{{\${braze_id}}}"{% endif %}`;
const KNOWN = '{% if ${user_id} == blank %}{% abort_message("unknown") %}{% endif %}';
const TRACK = '"type": "track", "event": "quiz_done", "timestamp": 1257894000000';

describe('check reads Content Blocks', () => {
  test('and proves the body with them', () => {
    const report = check({
      'events/a.webhook.liquid': `{${TRACK}, {{content_blocks.\${ids}}}}`,
      'content_blocks/ids.liquid': IDS,
    });
    expect(found(report)).toEqual({ 'content_blocks/ids.liquid': [], 'events/a.webhook.liquid': [] });
    expect(report.files[1]).toMatchObject({ verdict: 'proved', kind: 'body' });
    expect(report.files[0]).toMatchObject({ kind: 'content-block', printedBy: ['events/a.webhook.liquid'] });
  });

  test('from folders that the configuration names', () => {
    const report = check({
      'mi-webhook.config.json': '{ "contentBlocks": ["shared/blocks"] }',
      'events/a.webhook.liquid': `{${TRACK}, {{content_blocks.\${ids}}}}`,
      'shared/blocks/ids.liquid': IDS,
    });
    expect(found(report)).toEqual({ 'events/a.webhook.liquid': [], 'shared/blocks/ids.liquid': [] });
    expect(report.files).toMatchObject([{ verdict: 'proved' }, { kind: 'content-block' }]);
  });

  test('from the nearest folder rather than from one that the configuration names', () => {
    const report = check({
      'mi-webhook.config.json': '{ "contentBlocks": ["blocks"] }',
      'a.webhook.liquid': `{${TRACK}, {{content_blocks.\${ids}}}}`,
      'blocks/ids.liquid': 'oops',
      'content_blocks/ids.liquid': IDS,
    });
    expect(report.files.map(({ path }) => path)).toEqual(['a.webhook.liquid', 'content_blocks/ids.liquid']);
  });

  test('and reports what is wrong in a block once, in its file, with the bodies that print it', () => {
    const broken = '---\nname: item\n---\n{"id": "{{event_properties.${id}}}",\n "list": [1,]}';
    const report = check({
      'a.webhook.liquid': `${KNOWN}{${TRACK}, "user_id": "{{\${user_id} | json_escape}}", "properties": {{content_blocks.\${item}}}}`,
      'b.webhook.liquid': `${KNOWN}{${TRACK}, "user_id": "{{\${user_id} | json_escape}}", "properties": {{content_blocks.\${item}}}}`,
      'content_blocks/item.liquid': broken,
    });
    expect(found(report)).toEqual({
      'a.webhook.liquid': [],
      'b.webhook.liquid': [],
      'content_blocks/item.liquid': ['unescaped-value:4', 'json-syntax:5'],
    });
    expect(report.files[2]).toMatchObject({
      printedBy: ['a.webhook.liquid', 'b.webhook.liquid'],
      findings: [
        { fixes: [{ title: 'Add `| json_escape`', kind: 'safe' }] },
        {
          fixes: [
            { title: 'Remove the comma', kind: 'safe', edits: [{ range: { start: { line: 4, character: 11 } } }] },
          ],
        },
      ],
    });
    expect(report.files[0]).toMatchObject({ verdict: 'refuted' });
    expect(report.summary).toMatchObject({ errors: 1 });
  });

  test('and tells findings in one line of a block apart, whichever body prints it', () => {
    const report = check({
      'a.webhook.liquid': '{"a": {{content_blocks.${x}}}, "b": {{content_blocks.${x}}}}',
      'content_blocks/x.liquid': '[[1,], [2,]]',
    });
    const prints = report.files.flatMap(({ findings }) => findings.map(({ fingerprint }) => fingerprint));
    expect(prints.length).toBeGreaterThan(1);
    expect(new Set(prints).size).toBe(prints.length);
  });

  test('and tells a slip in a block once, though it breaks a string in one body and a name in another', () => {
    const report = check({
      'a.webhook.liquid': '{"user_id": "{{content_blocks.${id}}}"}',
      'b.webhook.liquid': '{"{{content_blocks.${id}}}": 1}',
      'content_blocks/id.liquid': '{{event_properties.${id}}}',
    });
    const block = report.files.find(({ path }) => path === 'content_blocks/id.liquid');
    expect(block?.findings.map(({ code }) => code)).toEqual(['unescaped-value']);
  });

  test('and says in the body where a block does not fit', () => {
    const report = check({
      'a.webhook.liquid': `${KNOWN}{${TRACK}, "user_id": "{{\${user_id} | json_escape}}"\n {{content_blocks.\${more}}}}`,
      'b.webhook.liquid': `${KNOWN}{${TRACK}, "user_id": "{{\${user_id} | json_escape}}", {{content_blocks.\${more}}}}`,
      'content_blocks/more.liquid': '"context": 1',
    });
    expect(found(report)).toEqual({
      'a.webhook.liquid': ['json-syntax:2'],
      'b.webhook.liquid': [],
      'content_blocks/more.liquid': [],
    });
  });

  test('and lists near names where one is missing', () => {
    const report = check({
      'a.webhook.liquid': `{${TRACK}, {{content_blocks.\${idss}}}}`,
      'content_blocks/ids.liquid': IDS,
    });
    const { findings } = report.files[0] ?? { findings: [] };
    expect(findings.map(({ code }) => code)).toContain('unknown-content-block');
    expect(JSON.stringify(findings)).toContain('Did you mean `ids`?');
  });

  const printing = '{"user_id": "a", "item": {{content_blocks.${item}}}}';
  test.each([
    ['of 100 KB', '1'.repeat(100_000), 'has more than 50 KB'],
    ['of other bytes than text', '\0', 'is not a text file'],
    ['with a Liquid syntax error', '{% if x %}', 'has a Liquid syntax error'],
  ])('and says where a body prints one %s, so that nothing is proved', (_, text, message) => {
    const { files } = check({ 'a.webhook.liquid': printing, 'content_blocks/item.liquid': text });
    const body = files.find(({ path }) => path === 'a.webhook.liquid');
    expect(body).toMatchObject({ verdict: 'not-proved', findings: [{ message: expect.stringContaining(message) }] });
  });

  test('and prints nothing for an empty one', () => {
    const { files } = check({ 'a.webhook.liquid': printing, 'content_blocks/item.liquid': '' });
    expect(files.find(({ path }) => path === 'a.webhook.liquid')).toMatchObject({ verdict: 'refuted' });
  });

  test('and counts none of them as known from a baseline that there is not', () => {
    const files = { 'a.webhook.liquid': '{"a": {{content_blocks.${x}}}}', 'content_blocks/x.liquid': '[1,]' };
    expect(run(['check'], { cwd: folderWith(files) }).out).not.toContain('known finding');
  });

  test('and says so where they print each other in a circle', () => {
    const report = check({
      'a.webhook.liquid': '{"a": "{{content_blocks.${itself}}}{{content_blocks.${one}}}"}',
      'content_blocks/itself.liquid': 'x{{content_blocks.${itself}}}',
      'content_blocks/one.liquid': 'x{{content_blocks.${other}}}',
      'content_blocks/other.liquid': 'x{{content_blocks.${one}}}',
    });
    const said = report.files.flatMap(({ findings }) => findings.map(({ message }) => message));
    expect(said).toContainEqual(expect.stringContaining('The Content Block `itself` prints itself.'));
    expect(said).toContainEqual(expect.stringContaining('`one` → `other` → `one` print each other in a circle.'));
  });

  test('and proves nothing with one whose name Braze does not accept', () => {
    const { files } = check({
      'a.webhook.liquid': '{"a": {{content_blocks.${my ids}}}, "b": {{content_blocks.${my ids} | upcase}}}',
      'content_blocks/my ids.liquid': '1',
    });
    expect(files[0]).toMatchObject({ verdict: 'not-proved' });
    expect(files[0]?.findings.map(({ code }) => code)).toEqual(['unusable-content-block', 'unusable-content-block']);
  });

  test('and reads the name in front matter as YAML does', () => {
    const named = (name: string) => check({ 'content_blocks/ids.liquid': `---\nname: ${name}\n---\n1` });
    for (const name of ['ids', '"ids"  # the name', "'ids' ", 'ids # the name'])
      expect(found(named(name))).toEqual({ 'content_blocks/ids.liquid': [] });
    expect(found(named('ids#1'))).toEqual({ 'content_blocks/ids.liquid': ['unusable-content-block:1'] });
  });

  test('and knows nothing of them where the workspace has none', () => {
    expect(found(check({ 'a.webhook.liquid': `{${TRACK}, "user_id": "a", "x": {{content_blocks.\${x}}}}` }))).toEqual({
      'a.webhook.liquid': ['not-proved:1'],
    });
  });

  test('the nearest folder comes first', () => {
    const report = check({
      'a/b.webhook.liquid': '{"user_id": "a", "x": {{content_blocks.${x}}}}',
      'content_blocks/x.liquid': '1,',
      'a/content_blocks/x.liquid': '1',
    });
    expect(report.files.find(({ path }) => path === 'a/b.webhook.liquid')).toMatchObject({ verdict: 'proved' });
  });

  test.each([
    ['a block of more than 50 KB', 'x'.repeat(51_201), 'has more than 50 KB'],
    ['a name that is none', 'x', 'is not a valid name for a Content Block', 'content_blocks/a b.liquid'],
    ['another name in the front matter', '---\nname: other\n---\nx', 'Make both the same'],
    ['front matter that nothing ends', '---\nname: x\n1', 'The front matter is not closed'],
    ['a tag that is not closed', '{% if x %}', '`if`'],
  ])('%s is found in its file', (_, text, message, path = 'content_blocks/x.liquid') => {
    const [file] = check({ [path]: text }).files;
    expect(file).toMatchObject({ path, kind: 'content-block' });
    expect(file?.findings[0]?.message).toContain(message);
  });
});

describe('render prints Content Blocks', () => {
  const files = {
    'a.webhook.liquid': `{{content_blocks.\${set}}}{"a": {{content_blocks.\${x} | id: 'cb1'}}, "b": {{b}}}`,
    'content_blocks/x.liquid': '---\nname: x\n---\n1',
    'content_blocks/set.liquid': "{% assign b = '2' %}",
    'own.sample-user.json': '{"name": "Own", "content_blocks": {"x": "3"}}',
  };

  test('from their files, without the front matter', () => {
    expect(run(['render', 'a.webhook.liquid'], { cwd: folderWith(files) })).toMatchObject({
      code: 0,
      out: '{"a": 1, "b": 2}',
    });
  });

  test('from their files where a test reads one', () => {
    const body = '{% if {{content_blocks.${x}}} == \'1\' %}{"a": 1}{% endif %}';
    expect(run(['render', 'a.webhook.liquid'], { cwd: folderWith({ ...files, 'a.webhook.liquid': body }) })).toEqual({
      code: 0,
      out: '{"a": 1}',
      err: '',
    });
  });

  test('from the sample user first', () => {
    const args = ['render', 'a.webhook.liquid', '--sample-user', 'own.sample-user.json'];
    expect(run(args, { cwd: folderWith(files) }).out).toBe('{"a": 3, "b": 2}');
  });

  test('and notes one that is missing', () => {
    const cwd = folderWith({ 'a.webhook.liquid': '{"a": "{{content_blocks.${y}}}"}' });
    expect(run(['render', 'a.webhook.liquid'], { cwd }).err).toContain('no Content Block `y`');
  });
});
