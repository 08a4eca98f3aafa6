/** What other languages write between the braces of a loop: `for (p in list)`, `for p of list`, `for each p in list`. */
const LOOP =
  /^(?<opening>\{%-?\s*)for\b\s*(?<bracket>\(?)\s*(?:(?:each|let|const|var)\s+)?(?<item>[A-Za-z_]\w*)\s*(?:(?:in|of)\s|:)\s*(?<list>\S[^\n]*?)(?<!\s)\s*(?<closing>-?%\})$/;

export interface LoopSlip {
  /** The variable that the loop was to set. */
  readonly item: string;
  /** The whole tag, as Liquid reads it. */
  readonly meant: string;
}

/** A `for` that Liquid refuses, where it is plain what was meant. */
export function loopTagSlip(tag: string): LoopSlip | undefined {
  const { opening, bracket, item, list = '', closing } = LOOP.exec(tag)?.groups ?? {};
  if (item === undefined || (bracket === '(') !== list.endsWith(')')) return undefined;
  const collection = bracket === '(' ? list.slice(0, -1).trimEnd() : list;
  return { item, meant: `${opening}for ${item} in ${collection} ${closing}` };
}
