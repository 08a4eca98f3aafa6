import type { Layout } from '../../blocks/layout.ts';
import { readJson } from '../../json/reader.ts';
import type { Rendering } from '../../render/rendering.ts';
import { blame, type How } from '../blame.ts';
import { messageOfProblem } from '../preview.ts';

/** Why a payload is not JSON. */
export interface Cause {
  /** The same for each event that is lost in this way. */
  readonly key: string;
  readonly message: string;
  /** Where it shows in the rendering. */
  readonly start: number;
}

/** UTF-16 units of an output that are quoted. */
const LONGEST = 80;

/** The first problem of a rendering, and what in the body printed it. */
export function causeOf(rendering: Rendering, body: string, layout: Layout): Cause {
  const [problem] = readJson(rendering.text).problems;
  if (problem === undefined) return { key: 'unknown', message: 'The payload is not valid JSON', start: 0 };
  const said = messageOfProblem(problem.kind).replace(/\.$/, '');
  const blamed = blame(problem, rendering);
  if (blamed === undefined) return { key: problem.kind, message: said, start: problem.start };
  const { site, start, end } = layout.placeOf(blamed.source);
  const place = site ?? { start, end };
  const line = body.slice(0, place.start).split('\n').length;
  const output = `\`${quoted(body.slice(place.start, place.end))}\``;
  const message = blamed.how === 'text' ? `${said} (line ${line})` : `${output} ${HOW[blamed.how]} (line ${line})`;
  const what = blamed.how === 'text' ? problem.kind : blamed.how;
  return { key: `${what} ${place.start}`, message, start: problem.start };
}

const HOW: Readonly<Record<Exclude<How, 'text'>, string>> = {
  special: 'printed a quote, a backslash or a line break that is not escaped',
  object: 'printed an array or object as Ruby text: print it with `as_json_string`, and without quotes',
  printed: 'printed what is not valid JSON there',
  blank: 'printed nothing where a value is expected',
  failed: 'printed an error',
};

function quoted(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line;
}
