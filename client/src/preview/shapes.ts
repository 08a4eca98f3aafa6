/** Type guards for messages between the panel and its page: neither side trusts what the other sends. */

export function isRecord(data: unknown): data is Record<string, unknown> {
  return typeof data === 'object' && data !== null;
}

export function isText(data: unknown): data is string {
  return typeof data === 'string';
}

export function isTexts(data: unknown): data is readonly string[] {
  return isListOf(data, isText);
}

export function isOffset(data: unknown): data is number {
  return Number.isSafeInteger(data) && Number(data) >= 0;
}

/** Within a text of that many UTF-16 units, where that is known. */
export function isSpan(data: unknown, length = Number.POSITIVE_INFINITY): data is { start: number; end: number } {
  if (!isRecord(data)) return false;
  const { start, end } = data;
  return isOffset(start) && isOffset(end) && start <= end && end <= length;
}

export function isListOf<Item>(data: unknown, isItem: (item: unknown) => item is Item): data is readonly Item[] {
  return Array.isArray(data) && data.every(isItem);
}

export function isAbsentOr<Value>(
  data: unknown,
  isValue: (value: unknown) => value is Value,
): data is Value | undefined {
  return data === undefined || isValue(data);
}
