export interface Answers {
  readonly answers: readonly Answer[];
  /** What could not be read, each as a sentence. */
  readonly problems: readonly string[];
}

export interface Answer {
  readonly value: unknown;
  /** What a sentence about it begins with. */
  readonly place: string;
}

/** The answers in a file: one, an array of them, one a line, or appended to one another. */
export function answersIn(source: string): Answers {
  const text = source.replace(/^\ufeff/, '');
  const fail = (problem: string): Answers => ({ answers: [], problems: [problem] });
  if (text.trim() === '') return fail('The file is empty.');
  if (text.trimStart().startsWith('<')) return fail('The file is a web page, not JSON: the request was not answered.');
  const whole = parse(text);
  if ('problem' in whole) return appendedIn(text) ?? linesIn(text) ?? fail(`Not valid JSON: ${whole.problem}.`);
  const all: readonly unknown[] = Array.isArray(whole.value) ? whole.value : [whole.value];
  return all.length === 0 ? fail('The file has no answers.') : { answers: numbered(all), problems: [] };
}

function numbered(all: readonly unknown[]): readonly Answer[] {
  return all.map((value, at) => ({ value, place: all.length > 1 ? `Answer ${at + 1}` : 'It' }));
}

/** `{…}{…}`, as `curl >>` writes them; undefined where anything else is between them. */
function appendedIn(text: string): Answers | undefined {
  const pieces = objectsIn(text);
  if (pieces === undefined || pieces.length < 2) return undefined;
  const values = pieces.flatMap((piece) => {
    const read = parse(piece);
    return 'value' in read ? [read.value] : [];
  });
  return values.length === pieces.length ? { answers: numbered(values), problems: [] } : undefined;
}

/** A string that does not end goes on to the end of the file, so that nothing is looked at twice. */
const TOKENS = /"(?:[^"\\]+|\\.)*(?:"|\\?$)|[{}[\]]/gs;

/** The objects of the outermost level as texts. */
function objectsIn(text: string): readonly string[] | undefined {
  const found: string[] = [];
  let [depth, start, end] = [0, 0, 0];
  for (const { 0: token, index } of text.matchAll(TOKENS)) {
    if (depth === 0 && !isBetween(text.slice(end, index))) return undefined;
    if (token === '{' || token === '[') {
      if (depth++ === 0) start = index;
    } else if ((token === '}' || token === ']') && --depth === 0) {
      end = index + 1;
      found.push(text.slice(start, end));
    }
  }
  return depth === 0 && isBetween(text.slice(end)) ? found : undefined;
}

function isBetween(text: string): boolean {
  return /^[\s,]*$/.test(text);
}

/** Undefined where the file is not one answer a line: then only the whole says what is wrong. */
function linesIn(text: string): Answers | undefined {
  const lines = text.split('\n').map((line, at) => ({ line: line.trim(), place: `Line ${at + 1}` }));
  const read = lines.flatMap(({ line, place }) => (line === '' ? [] : [{ place, ...parse(line.replace(/,$/, '')) }]));
  const answers = read.flatMap((one) => ('value' in one ? [{ value: one.value, place: one.place }] : []));
  if (answers.length === 0 || read.length < 2) return undefined;
  const broken = read.flatMap((one) => ('problem' in one ? [`${one.place} is not valid JSON: ${one.problem}.`] : []));
  return { answers, problems: broken };
}

function parse(text: string): { readonly value: unknown } | { readonly problem: string } {
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    return { problem: error instanceof Error ? error.message.replace(/\s+/g, ' ').slice(0, 120) : String(error) };
  }
}
