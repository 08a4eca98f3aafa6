import { describe, expect, test } from 'vitest';
import { expandBlocks } from '../../server/src/blocks/expand.ts';
import { readBlockFile } from '../../server/src/blocks/front-matter.ts';
import { blocksOf } from './blocks.ts';

/** The text with its blocks, without the outputs of nothing around them. */
function expanded(body: string, files: Readonly<Record<string, string>>): string {
  return expandBlocks(body, blocksOf(files)).text.replace(/\{\{-? ''-?\}\}/g, (seam) =>
    /^\{\{-|-\}\}$/.test(seam) ? '~' : '',
  );
}

const print = (name: string) => `{{content_blocks.\${${name}}}}`;

describe('blocks are put where they are printed', () => {
  test.each([
    ['a plain one', `{"a": ${print('a')}}`, { a: '1' }, '{"a": 1}'],
    ['with the id of the dashboard', '{"a": {{content_blocks.${a} | id: \'cb1\'}}}', { a: '1' }, '{"a": 1}'],
    ['with blanks in the braces', '{"a": {{ content_blocks.${ a } }}}', { a: '1' }, '{"a": 1}'],
    ['twice', `[${print('a')}, ${print('a')}]`, { a: '1' }, '[1, 1]'],
    ['a block in a block', `[${print('a')}]`, { a: `0, ${print('b')}`, b: '1' }, '[0, 1]'],
    ['in a branch', `{% if x %}${print('a')}{% endif %}`, { a: '1' }, '{% if x %}1{% endif %}'],
    ['white space is taken', '[ {{- content_blocks.${a} -}} ]', { a: ' 1 ' }, '[ ~ 1 ~ ]'],
    ['front matter is not printed', `[${print('a')}]`, { a: '---\nname: a\ntags: [x]\n---\n1' }, '[1]'],
    ['front matter with CR LF', `[${print('a')}]`, { a: '---\r\nname: a\r\n---\r\n1' }, '[1]'],
    ['a line of dashes later is text', `[${print('a')}]`, { a: '1\n---\nname: a\n---\n' }, '[1\n---\nname: a\n---\n]'],
    ['a fence that nothing closes is text', `[${print('a')}]`, { a: '---\nname: a\n' }, '[---\nname: a\n]'],
    ['an empty block', `[${print('a')}]`, { a: '' }, '[]'],
    ['not by its plain name', '[{{content_blocks.a}}]', { a: '1' }, '[{{content_blocks.a}}]'],
    ['not in a raw block', `{% raw %}${print('a')}{% endraw %}`, { a: '1' }, `{% raw %}${print('a')}{% endraw %}`],
    [
      'what filters change is captured',
      '[{{content_blocks.${a} | upcase}}]',
      { a: '1' },
      '[{% capture content-blocks_a %}1{% endcapture %}{{content-blocks_a | upcase}}]',
    ],
    [
      'what a variable keeps is captured',
      "{%- assign ids = {{content_blocks.${a}}} | split: ',' -%}",
      { a: '1,2' },
      "{%- capture content-blocks_a %}1,2{% endcapture %}{%- assign ids = {{content-blocks_a}} | split: ',' -%}",
    ],
    [
      'a circle in a value is empty',
      print('a'),
      { a: '{% assign b = content_blocks.${a} %}1' },
      "{% assign b = '' %}1",
    ],
    [
      'not in another tag',
      '{% if content_blocks.${a} == blank %}{% endif %}',
      { a: '1' },
      '{% if content_blocks.${a} == blank %}{% endif %}',
    ],
    ['a third level is removed', print('a'), { a: `a${print('b')}`, b: `b${print('c')}`, c: 'c' }, 'ab'],
    ['a circle is cut', print('a'), { a: `a${print('b')}`, b: `b${print('a')}` }, 'ab'],
    ['a missing one stays', print('x'), { a: '' }, print('x')],
  ])('%s', (_, body, files, text) => {
    expect(expanded(body, files)).toBe(text);
  });
});

test('a long file without a closing fence is read', () => {
  expect(readBlockFile('a', 'a.liquid', `---\n${'\n'.repeat(4_000_000)}`).start).toBe(0);
});

describe('what is wrong with blocks', () => {
  test.each([
    ['missing', print('x'), {}],
    ['too-deep', print('a'), { a: print('b'), b: print('c'), c: 'c' }],
    ['circle', print('a'), { a: print('a') }],
    ['refused', print('a'), { a: '{% if x %}' }],
    ['too-large', print('a'), { a: 'x'.repeat(50 * 1024 + 1) }],
  ])('%s', (kind, body, files) => {
    expect(expandBlocks(body, blocksOf(files)).problems.map((problem) => problem.kind)).toEqual([kind]);
  });
});

describe('places lead back to the files', () => {
  const a = '---\nname: a\n---\n1, ^broken^';
  const body = `[0, ${print('a')}, 2]`;
  const { text, layout } = expandBlocks(body, blocksOf({ a }));
  const shown = (wanted: string) => {
    const start = text.indexOf(wanted);
    const { block, ...span } = layout.placeOf({ start, end: start + wanted.length });
    return [block?.name, (block?.text ?? body).slice(span.start, span.end)];
  };

  test('of a place in the body before a block', () => expect(shown('[0')).toEqual([undefined, '[0']));
  test('of a place in the body behind a block', () => expect(shown(' 2]')).toEqual([undefined, ' 2]']));
  test('of a place in a block', () => expect(shown('^broken^')).toEqual(['a', '^broken^']));
  test('of a span over a block', () => expect(shown(text)).toEqual([undefined, body]));
  test('of a seam, which is the output of the block', () => expect(shown("{{ ''}}")).toEqual([undefined, print('a')]));

  test('an edit goes where its text is', () => {
    const start = text.indexOf('^broken^');
    expect(layout.editable({ start, end: start + 8 })).toMatchObject({ block: { name: 'a' }, start: a.indexOf('^') });
    expect(layout.editable({ start: 4, end: 4 })).toMatchObject({ block: undefined, start: 4, end: 4 });
    expect(layout.editable({ start: 0, end: text.length })).toBeUndefined();
  });
});
