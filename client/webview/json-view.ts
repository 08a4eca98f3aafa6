/** A run of a rendering in one colour. UTF-16 offsets. */
export interface StyledRun {
  readonly start: number;
  readonly end: number;
  readonly style: Style;
}

/** `plain`: punctuation, white space, and whatever is not JSON. */
export type Style = 'name' | 'string' | 'number' | 'keyword' | 'plain';

/** Matches at every offset. A string ends at the end of its line, so that an unclosed quote colours no more than that line. */
const TOKEN = /"(?:[^"\\\n]|\\.)*"?|-?\d[\d.eE+-]*|[A-Za-z_]\w*|[^"\w\s-]+|\s+|-/gy;

/** Splits a rendering, JSON or not, into adjacent runs that cover all of it. A string before a colon is a name. */
export function colour(rendering: string): StyledRun[] {
  const runs: StyledRun[] = [];
  let plainFrom = 0;
  const closePlain = (end: number) => {
    if (plainFrom < end) runs.push({ start: plainFrom, end, style: 'plain' });
  };
  for (const match of rendering.matchAll(TOKEN)) {
    const end = match.index + match[0].length;
    const style = styleOf(match[0], rendering, end);
    if (style === 'plain') continue;
    closePlain(match.index);
    runs.push({ start: match.index, end, style });
    plainFrom = end;
  }
  closePlain(rendering.length);
  return runs;
}

function styleOf(token: string, rendering: string, end: number): Style {
  if (token.startsWith('"')) return isBeforeColon(rendering, end) ? 'name' : 'string';
  if (/^-?\d/.test(token)) return 'number';
  return /^(?:true|false|null)$/.test(token) ? 'keyword' : 'plain';
}

function isBeforeColon(rendering: string, end: number): boolean {
  let at = end;
  while (' \t\r\n'.includes(rendering.charAt(at) || '.')) at++;
  return rendering.charAt(at) === ':';
}
