/** Control characters, those that turn the order of text, and those without a shape, from and to. Written by hand: the product asks Unicode's tables. */
const RANGES: readonly (readonly [number, number])[] = [
  [0x00, 0x1f],
  [0x7f, 0x9f],
  [0xad, 0xad],
  [0x61c, 0x61c],
  [0x200b, 0x200b],
  [0x200e, 0x200f],
  [0x2028, 0x202e],
  [0x2060, 0x206f],
  [0xfeff, 0xfeff],
  [0xe0000, 0xe007f],
];

/** The code points of a text that a terminal obeys or that nobody sees. `except`: those that are wanted. */
export function unseenIn(text: string, except = ''): string[] {
  const found = [...text].filter((character) => {
    const code = character.codePointAt(0) ?? 0;
    return !except.includes(character) && RANGES.some(([from, to]) => from <= code && code <= to);
  });
  return found.map((character) => `U+${character.codePointAt(0)?.toString(16)}`);
}
