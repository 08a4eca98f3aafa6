import type { Dice } from '../../proof/dice.ts';

/** What somebody does to a body: the texts that come of it, one after the other. The same dice always give the same. */
export function* editScript(body: string, others: readonly string[], edits: number, dice: Dice): Generator<string> {
  const past = [body];
  let text = body;
  let at = placeIn(text, dice);
  for (let done = 0; done < edits; done++) {
    if (dice.chance(0.12)) at = placeIn(text, dice);
    const before = text;
    text = edited(text, at, others, past, dice);
    at = Math.max(0, Math.min(text.length, at + Math.max(text.length - before.length, -1)));
    if (past.length > 20) past.splice(1, 1);
    past.push(text);
    yield text;
  }
}

/** Mostly in a string, in white space or in a comment, since most of what is typed there changes nothing else. */
const PLACES = [/(?<=: ?"[^"{}\n]*)[^"{}\n]/g, /(?<=[,{}[\]"])\s/g, /(?<=comment %}[^{]*)[a-z ]/g, /[A-Za-z]/g];

function placeIn(text: string, dice: Dice): number {
  const found = [...text.matchAll(dice.pick(PLACES))];
  return found.length === 0 || dice.chance(0.1) ? dice.below(text.length + 1) : dice.pick(found).index;
}

const SIGNS = [
  '"',
  '\\',
  '{',
  '}',
  '[',
  ']',
  ',',
  ':',
  '{{',
  '}}',
  '{%',
  '%}',
  '$',
  '<',
  '&',
  "'",
  '\n',
  '\t',
  '-',
  '//',
  '/*',
];
const WORDS = [
  ...[
    'Kitchen wipes',
    'é',
    'Basic ',
    'password',
    'content_blocks',
    'mi-webhook-disable',
    'true',
    '1e5',
    'track',
    'user_id',
  ],
  ...['jane.roe@acme-mail.com', '1990-04-17', '+1 212 736 5000', '40.71281', '8.8.8.8', 'sk_live_0123456789abcdef'],
  ...[
    '-----BEGIN PRIVATE KEY-----',
    '&lt;',
    '&nbsp;',
    '${city}',
    '{{${city}}}',
    "{{'now' | date: '%s'}}",
    '"a": 1,',
    '<!--',
  ],
  ...[
    '{% if ${city} %}',
    '{% endif %}',
    '{% comment %}',
    '{% endcomment %}',
    '{% endcapture %}',
    '\u00a0',
    '\u{1F600}',
  ],
];

function edited(text: string, at: number, others: readonly string[], past: readonly string[], dice: Dice): string {
  const put = (piece: string) => text.slice(0, at) + piece + text.slice(at);
  const kind = dice.weighed([
    [40, 'letter'],
    [12, 'taken'],
    [6, 'space'],
    [2, 'sign'],
    [3, 'word'],
    [1, 'pasted'],
    [1, 'line'],
    [4, 'undo'],
    [1, 'moved'],
    [0.5, 'whole'],
    [9, 'mended'],
    [6, 'blank'],
    [0.5, 'line ends'],
  ] as const);
  switch (kind) {
    case 'letter':
      return put(dice.pick([...'abcdefghijklmnopqrstuvwxyzABCXYZ0123456789']));
    case 'taken':
      return text.slice(0, Math.max(0, at - 1)) + text.slice(at);
    case 'space':
      return put(dice.pick([' ', ' ', '. ', ', ', '-', '_', '/', '@', '%', "'", '?']));
    case 'sign':
      return put(dice.pick(SIGNS));
    case 'word':
      return put(dice.pick(WORDS));
    case 'pasted':
      return put(partOf(dice.pick([text, ...others]), dice));
    case 'line':
      return withoutLine(text, at);
    case 'undo':
      return past.at(-2) ?? text;
    case 'moved':
      return movedBlock(text, dice);
    case 'mended':
      return past[0] ?? text;
    case 'blank':
      return put(dice.pick([' ', '  ', '\n', '\n    ', '\t', '\r\n']));
    case 'whole':
      return dice.pick(others);
    case 'line ends':
      return text.includes('\r\n') ? text.replaceAll('\r\n', '\n') : text.replaceAll('\n', '\r\n');
  }
}

function partOf(text: string, dice: Dice): string {
  const start = dice.below(text.length + 1);
  return text.slice(start, start + dice.below(60));
}

function withoutLine(text: string, at: number): string {
  const start = text.lastIndexOf('\n', at - 1) + 1;
  const end = text.indexOf('\n', at);
  return text.slice(0, start) + (end < 0 ? '' : text.slice(end + 1));
}

function movedBlock(text: string, dice: Dice): string {
  const [from, length] = [dice.below(text.length + 1), dice.below(80)];
  const rest = text.slice(0, from) + text.slice(from + length);
  const to = dice.below(rest.length + 1);
  return rest.slice(0, to) + text.slice(from, from + length) + rest.slice(to);
}
