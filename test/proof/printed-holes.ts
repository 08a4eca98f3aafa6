import { END_MARK, FIRST_MARK } from './body-tree.ts';

/** What a hole printed, and where it stood in the JSON. */
export interface PrintedHole {
  readonly number: number;
  readonly inText: boolean;
  readonly text: string;
}

/** Reads a rendering in which each hole stands between marks; holes may stand in holes. */
export function printedHoles(marked: string): readonly PrintedHole[] {
  const found: PrintedHole[] = [];
  const open: { number: number; inText: boolean; text: string }[] = [];
  let inText = false;
  let isEscaped = false;
  for (const character of marked) {
    const code = character.charCodeAt(0);
    if (code === END_MARK) {
      const hole = open.pop();
      if (hole) found.push(hole);
      continue;
    }
    if (code >= FIRST_MARK && code < END_MARK) {
      open.push({ number: code - FIRST_MARK, inText, text: '' });
      continue;
    }
    for (const hole of open) hole.text += character;
    if (isEscaped) isEscaped = false;
    else if (character === '"') inText = !inText;
    else if (character === '\\' && inText) isEscaped = true;
  }
  return found;
}

export function withoutMarks(marked: string): string {
  return marked.replace(/[\uE000-\uF000]/g, '');
}

/** No quote, backslash or control character in a text; a scalar of JSON anywhere else. */
export function isHarmless({ inText, text }: PrintedHole): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what JSON does not allow in a text
  if (inText) return !/["\\\u0000-\u001f]/.test(text);
  return isScalar(text);
}

function isScalar(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return value === null || typeof value !== 'object';
  } catch {
    return false;
  }
}

export function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
