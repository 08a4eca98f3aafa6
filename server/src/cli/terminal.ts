import { visible, visibleLines } from '../service/visible.ts';

/**
 * A text of a file as one line of output: it cannot move the cursor, begin a line of its own, or be read as a command by a build server
 * (`::error …` and `##vso[…]`). Tabs stay, since a line of a source is shown with them.
 */
export function terminalLine(text: string): string {
  const shown = text.split('\t').map(visible).join('\t');
  return shown.replace(/^(\s*):(?=:)/, '$1: ').replace(/##(?=\w*\[)/g, '## ');
}

/** A rendering on a terminal. What goes into a file or another program stays as it is. */
export function terminalText(text: string): string {
  return visibleLines(text);
}

/** Escaped by JSON itself are only the control characters below 32. */
const UNESCAPED = /[\u007F-\u009F\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;

/** JSON without control or invisible characters. It parses to the same value. */
export function jsonText(value: unknown, indent?: number): string {
  return JSON.stringify(value, null, indent).replace(UNESCAPED, (character) =>
    Array.from({ length: character.length }, (_, at) => escaped(character.charCodeAt(at))).join(''),
  );
}

function escaped(unit: number): string {
  return `\\u${unit.toString(16).padStart(4, '0')}`;
}
