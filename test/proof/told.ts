import { prove } from '../../server/src/proof/prove.ts';
import { read } from '../../server/src/template/read.ts';

/** What the proof says of a body: its verdict, and behind it the kinds of what it tells, each once, in the order of their places. */
export function told(body: string, types: Parameters<typeof prove>[1] = {}): string {
  const { verdict, problems, assumptions } = prove(read(body), types);
  const found = [...problems, ...assumptions].sort((one, other) => one.start - other.start);
  return [verdict, ...new Set(found.map(({ kind }) => kind))].join(' ');
}

/** Event properties, which may be anything. */
export function property(name: string): string {
  return `event_properties.\${${name}}`;
}
