/** Between emoji, as in 👩‍🚒; between letters, as Persian and Hindi need; and what says how the character before is drawn. */
const NEEDED = [
  '(?<=\\p{Extended_Pictographic}|\\p{Emoji_Modifier}|\\uFE0F)\\u200D(?=\\p{Extended_Pictographic})',
  '(?<=(?!\\p{Script=Latin})[\\p{L}\\p{M}])[\\u200C\\u200D](?=[\\p{L}\\p{M}])',
  '[\\uFE00-\\uFE0F]',
].join('|');

/**
 * Characters that control a terminal, reverse the order of text, or are invisible. With them a text can look like another one, or
 * hide a part of itself.
 */
const UNSEEN = new RegExp(`(?!${NEEDED})[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}\\p{Default_Ignorable_Code_Point}]`, 'gu');

/** Most texts have no other characters, which is quickly told. */
const PLAIN = /^[\x20-\x7e]*$/;

/** A text on one line, with a symbol instead of each invisible character: `␛`, `<U+202E>`. */
export function visible(text: string): string {
  return PLAIN.test(text) ? text : text.replace(UNSEEN, symbolFor);
}

/** The same for a text of several lines: line breaks and tabs stay. */
export function visibleLines(text: string): string {
  return text.replace(UNSEEN, (character, offset: number) => {
    const stays = character === '\n' || character === '\t' || (character === '\r' && text[offset + 1] === '\n');
    return stays ? character : symbolFor(character);
  });
}

/** Unicode has pictures of the control characters below 32, and of 127. */
function symbolFor(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20) return String.fromCodePoint(0x2400 + code);
  if (code === 0x7f) return '\u2421';
  return `<U+${code.toString(16).toUpperCase().padStart(4, '0')}>`;
}
