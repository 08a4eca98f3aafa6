/** Bytes of a head: it is two short lines at most. */
const longestHead = 4096;
/** Bytes of a message. The largest file that is checked takes 4 MB, and six times as much where each character is escaped. */
const longestMessage = 64 * 1024 * 1024;

export interface Frames {
  /** What the frames held, each any JSON. */
  readonly messages: readonly unknown[];
  /** Why nothing more can be read, for good: where the next message begins is not known any more. */
  readonly problem?: string;
}

/** Cuts a stream of bytes into messages, as the base protocol of the Language Server Protocol has it. */
export class FrameReader {
  private head = '';
  private readonly body: Uint8Array[] = [];
  /** Bytes of the body that are still to come; `undefined` within a head. */
  private missing: number | undefined;

  /** The messages that end in this part of the stream. */
  read(part: Uint8Array): Frames {
    const messages: unknown[] = [];
    let rest = part;
    while (rest.length > 0) {
      const step = this.missing === undefined ? this.readHead(rest) : this.readBody(rest, this.missing);
      if ('problem' in step) return { messages, problem: step.problem };
      if (step.message !== undefined) messages.push(step.message);
      rest = step.rest;
    }
    return { messages };
  }

  private readHead(part: Uint8Array): Step {
    const before = this.head.length;
    this.head += new TextDecoder('latin1').decode(part.subarray(0, longestHead));
    const end = this.head.indexOf('\r\n\r\n');
    if (!'content-'.startsWith(this.head.slice(0, 8).toLowerCase())) return problem('a message has no header');
    if ((end < 0 ? this.head.length : end) > longestHead) return problem('the headers of a message have no end');
    if (end < 0) return { rest: part.subarray(longestHead) };
    const length = /^content-length:[ \t]*(\d+)[ \t]*$/im.exec(this.head.slice(0, end))?.[1];
    if (length === undefined) return problem('a message has no numeric Content-Length');
    if (Number(length) > longestMessage) return problem(`a message of ${length} bytes is too long`);
    if (Number(length) === 0) return problem('a message is empty');
    this.head = '';
    this.missing = Number(length);
    return { rest: part.subarray(end + 4 - before) };
  }

  private readBody(part: Uint8Array, missing: number): Step {
    const taken = part.subarray(0, missing);
    // The stream may use its memory again.
    this.body.push(taken.slice());
    const rest = part.subarray(taken.length);
    this.missing = missing - taken.length;
    if (this.missing > 0) return { rest };
    this.missing = undefined;
    const content = new TextDecoder().decode(joined(this.body.splice(0)));
    try {
      const message: unknown = JSON.parse(content);
      return { rest, message };
    } catch {
      return problem('the content of a message is not JSON');
    }
  }
}

type Step = { readonly rest: Uint8Array; readonly message?: unknown } | { readonly problem: string };

function problem(reason: string): { problem: string } {
  return { problem: reason };
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const [only] = parts;
  if (parts.length === 1 && only !== undefined) return only;
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
