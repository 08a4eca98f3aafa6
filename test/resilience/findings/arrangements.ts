import { each } from '../shapes/shape.ts';

/** What is found once in a body, to be found many times. */
export interface Faulty {
  readonly name: string;
  readonly body: string;
  /** The text that the finding lies on; empty for the end of the body. */
  readonly at: string;
}

export interface Arrangement {
  readonly name: string;
  /** A body with so many of them. */
  body(faulty: Faulty, n: number): string;
}

/** The body to the end of what is found: what follows may be read as more of the same. */
function cut({ body, at }: Faulty): string {
  const start = at === '' ? -1 : body.indexOf(at);
  return start < 0 ? body : body.slice(0, start + at.length);
}

/** Ways in which one body has the same finding many times. */
export const arrangements: readonly Arrangement[] = [
  { name: 'items', body: ({ body }, n) => `[${each(n, () => body, ',')}]` },
  { name: 'lines', body: ({ body }, n) => `[\n${each(n, () => body, ',\n')}\n]` },
  { name: 'members', body: ({ body }, n) => `{${each(n, (at) => `"k${at}": ${body}`, ', ')}}` },
  {
    name: 'in a loop',
    body: ({ body }, n) => `[{% for i in event_properties.\${l} %}${each(n, () => body, ',')}{% endfor %}]`,
  },
  {
    name: 'in branches',
    body: ({ body }, n) => `[${each(n, (at) => `{% if custom_attribute.\${a${at}} %}${body},{% endif %}`)}0]`,
  },
  { name: 'in one string', body: ({ body }, n) => `{"s": "${each(n, () => body)}"}` },
  { name: 'one after another', body: ({ body }, n) => body.repeat(n) },
  { name: 'cut off', body: (faulty, n) => cut(faulty).repeat(n) },
  { name: 'cut off, by lines', body: (faulty, n) => `${cut(faulty)}\n`.repeat(n) },
  { name: 'alone', body: ({ body, at }, n) => (at === '' ? body : at).repeat(n) },
  { name: 'alone, in a list', body: ({ body, at }, n) => `[${each(n, () => (at === '' ? body : at), ', ')}]` },
];
