/** Whether a name of a member is written less often. */
export function lacksMember(before: string, after: string): boolean {
  const [was, is] = [countNames(before), countNames(after)];
  return [...was].some(([name, count]) => (is.get(name) ?? 0) < count);
}

/** How often each name is written; with a letter or a digit in it, since a quote too many makes others of what stands between. */
export function countNames(source: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const [name] of source.matchAll(NAME)) {
    if (/[\p{L}\p{N}]/u.test(name)) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return counts;
}

const NAME = /"[^"\\{}]*"(?=\s*:)/g;

/** Whether a bracket that was outside of strings stands within one: nobody means that by a text. */
export function hidesBracket(before: string, after: string): boolean {
  return stringsWithBrackets(after) > stringsWithBrackets(before);
}

function stringsWithBrackets(source: string): number {
  const json = source.replace(/\{\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}\}|\{%[^%]*%\}/g, '');
  return json.match(/"[^"\\\n{}[\]]*[{}[\]][^"\\\n]*"/g)?.length ?? 0;
}

/** Whether a value that can be sent as it is became the only item of an array. */
export function wrapsValue(before: string, after: string): boolean {
  const [was, is] = [arraysOf(before), arraysOf(after)];
  return is.all > was.all && is.single > was.single;
}

/** How many arrays begin, and how many of those have no comma and no loop in it. */
function arraysOf(source: string): { readonly all: number; readonly single: number } {
  const arrays = [...source.matchAll(/(?<=[:,[}]\s*)\[([^\][]*)(\])?/g)];
  const single = arrays.filter(
    ([, inner = '', end]) => end !== undefined && !/,|\{%-?\s*(?:for|tablerow)\b/.test(inner),
  );
  return { all: arrays.length, single: single.length };
}
