/** A text in which every place where something must be found is marked: `⟦p|{{${email_address}}}⟧`. */
export interface Labelled {
  readonly name: string;
  readonly of: 'body' | 'sample-user' | 'payload';
  readonly marked: string;
}

export type Entry = readonly [name: string, marked: string];

/** Letters of the marks, and the rules that they stand for. */
export const marks: Readonly<Record<string, string>> = {
  p: 'pii-in-payload',
  i: 'pii-in-identifier',
  l: 'pii-in-literal',
  s: 'pii-in-sample',
  k: 'secret-in-file',
};

export function labelled(of: Labelled['of'], entries: readonly Entry[]): Labelled[] {
  return entries.map(([name, marked]) => ({ name, of, marked }));
}

/** The text without its marks, and the places that they marked: `pii-in-payload 12-40`. */
export function unmarked(marked: string): { text: string; places: string[] } {
  const places: string[] = [];
  let text = '';
  for (const piece of marked.split(/(⟦\w\|[\s\S]*?⟧)/)) {
    const mark = /^⟦(\w)\|([\s\S]*)⟧$/.exec(piece);
    const content = mark?.[2] ?? piece;
    if (mark !== null) places.push(`${marks[mark[1] ?? '']} ${text.length}-${text.length + content.length}`);
    text += content;
  }
  return { text, places };
}

const ENVELOPE = '"type": "track", "event": "quiz_done", "user_id": "u-1", "timestamp": 1257894000000';

/** An event with these properties, behind what is assigned and captured before. */
export function event(properties: string, before = ''): string {
  return `${before}{${ENVELOPE}, "properties": { ${properties} }}`;
}

/** An event of somebody with this identifier. */
export function identified(identifier: string, before = ''): string {
  return `${before}{"type": "track", "event": "quiz_done", ${identifier}, "timestamp": 1257894000000}`;
}

/** A sample user with these members. */
export function sample(members: string): string {
  return `{"name": "Sample", ${members}}`;
}

/** In two pieces, so that what looks like a secret stands nowhere in the sources. */
export function pieces(...texts: readonly string[]): string {
  return texts.join('');
}
