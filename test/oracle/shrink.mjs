// Makes a template that shows a difference as short as it can be and still show it.

const PIECE = /\{%[\s\S]*?%\}|\{\{[\s\S]*?\}\}/g;
const BRANCH = /^\{%-?\s*(?:else|elsif|when)\b/;
const MOST_ROUNDS = 40;

/**
 * @param templates each shows a difference.
 * @param differing which of the templates that it is given show one, in the same order: one question for all of them.
 */
export async function shrink(templates, differing) {
  const shortest = [...templates];
  let open = templates.map((_, at) => at);
  for (let round = 0; round < MOST_ROUNDS && open.length > 0; round++) {
    const asked = open.flatMap((at) => shorterThan(shortest[at]).map((template) => ({ at, template })));
    const answers = await differing(asked.map(({ template }) => template));
    const better = new Map();
    for (const [index, { at, template }] of asked.entries()) {
      if (answers[index] && template.length < (better.get(at)?.length ?? Number.POSITIVE_INFINITY)) {
        better.set(at, template);
      }
    }
    for (const [at, template] of better) shortest[at] = template;
    open = [...better.keys()];
  }
  return shortest;
}

/** Templates with something left out. */
function shorterThan(template) {
  const pieces = piecesOf(template);
  const found = new Set([...withoutRuns(pieces), ...withoutPairs(pieces), ...withoutParts(pieces)]);
  found.delete(template);
  found.delete('');
  return [...found];
}

/** Tags and outputs, and the texts between them. */
function piecesOf(template) {
  const pieces = [];
  let at = 0;
  for (const { 0: piece, index } of template.matchAll(PIECE)) {
    pieces.push(template.slice(at, index), piece);
    at = index + piece.length;
  }
  return [...pieces, template.slice(at)].filter((piece) => piece !== '');
}

function* withoutRuns(pieces) {
  for (let length = 1; length <= pieces.length; length = length < 4 ? length + 1 : length * 2) {
    for (let from = 0; from + length <= pieces.length; from++) {
      yield [...pieces.slice(0, from), ...pieces.slice(from + length)].join('');
    }
  }
}

/** A block without the tags that open and close it, without those of its branches too, and a block as a whole. */
function* withoutPairs(pieces) {
  const opened = [];
  for (const [at, piece] of pieces.entries()) {
    const name = /^\{%-?\s*(\w+)/.exec(piece)?.[1];
    if (name?.startsWith('end')) {
      const start = opened.findLast((one) => `end${one.name}` === name)?.at;
      if (start === undefined) continue;
      const inner = pieces.slice(start + 1, at);
      const around = (kept) => [...pieces.slice(0, start), ...kept, ...pieces.slice(at + 1)].join('');
      yield around(inner);
      yield around(inner.filter((one) => !BRANCH.test(one)));
      yield around([]);
    } else if (name !== undefined) opened.push({ at, name });
  }
}

/** A filter, an argument, a condition, an option, a sign less; a literal in place of a name. */
const PARTS = [
  /\s*\|\s*\w+(?::[^|%}]*)?/g,
  /,\s*[^,|%}]+/g,
  /:\s*[^,|%}]+/g,
  /\s+(?:and|or)\s+[^%]*?(?=\s+(?:and|or)\s|\s*-?%\})/g,
  /(?<=\{%-?\s*(?:if|elsif|unless)\s+)[^%]*?\s+(?:and|or)\s+/g,
  /\s+(?:limit|offset|cols):\S+|\s+reversed/g,
  /(?<=\{[{%])-|-(?=[}%]\})/g,
];

function* withoutParts(pieces) {
  for (const [at, piece] of pieces.entries()) {
    for (const part of PARTS) {
      for (const { 0: found, index } of piece.matchAll(part)) {
        const shorter = piece.slice(0, index) + piece.slice(index + found.length);
        yield [...pieces.slice(0, at), shorter, ...pieces.slice(at + 1)].join('');
      }
    }
  }
}

/** What a shrunken template is made of, apart from names and literals: templates alike in this most likely differ for one reason. */
export function causeOf(template) {
  const used = new Set();
  for (const [, name] of template.matchAll(/\{%-?\s*(\w+)/g)) if (!name.startsWith('end')) used.add(`tag ${name}`);
  for (const [, name] of template.matchAll(/\|\s*(\w+)/g)) used.add(`filter ${name}`);
  for (const [operator] of template.matchAll(/==|!=|<>|<=|>=|<|>|\bcontains\b/g)) used.add(`operator ${operator}`);
  return used.size === 0 ? 'an output alone' : [...used].sort().join(', ');
}
