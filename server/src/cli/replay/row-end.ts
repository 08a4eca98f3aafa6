const [NEW_LINE, RETURN, QUOTE] = [0x0a, 0x0d, 0x22];

/**
 * Where the row of CSV that begins at `from` ends: behind its line break. Undefined where it may go on. Rows with a quote in the wrong place end with
 * their line, as `rowsOf` reads them.
 */
export function endOfRow(bytes: Uint8Array, from: number, delimiter: number): number | undefined {
  let isStart = true;
  for (let at = from; at < bytes.length; at++) {
    const byte = bytes[at];
    if (byte === NEW_LINE) return at + 1;
    if (byte === QUOTE && isStart) {
      const end = endOfQuoted(bytes, at);
      const next = bytes[end];
      if (next === undefined) return undefined;
      if (next !== delimiter && next !== NEW_LINE && next !== RETURN) return endOfLine(bytes, from);
      at = end - 1;
    }
    isStart = byte === delimiter || byte === RETURN;
  }
  return undefined;
}

/** Behind the quote that ends a cell; in it, a quote is written twice. */
function endOfQuoted(bytes: Uint8Array, start: number): number {
  let at = bytes.indexOf(QUOTE, start + 1);
  while (at >= 0 && bytes[at + 1] === QUOTE) at = bytes.indexOf(QUOTE, at + 2);
  return at < 0 ? bytes.length : at + 1;
}

function endOfLine(bytes: Uint8Array, from: number): number | undefined {
  const end = bytes.indexOf(NEW_LINE, from);
  return end < 0 ? undefined : end + 1;
}
