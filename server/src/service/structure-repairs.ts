import type { PayloadProblem } from '../proof/proof.ts';
import type { Edit, Fix } from '../rules/engine/finding.ts';
import { loopAround } from '../rules/shared/loop-brackets.ts';
import { quote } from '../rules/shared/words.ts';
import { nodesOf } from '../template/nodes.ts';
import type { Template } from '../template/tree.ts';

/**
 * What one slip in the structure may have been, the likeliest first: a delimiter that is missing, one too many, or another one; a branch that
 * prints no value; a comma on the wrong turn of a loop. Guesses: whoever takes one proves what becomes of it.
 */
export function structureRepairs(problem: PayloadProblem, template: Template): Fix[] {
  const { source } = template;
  // What an error of Liquid is printed for is no slip in the structure: quotes would only send it.
  if (/^Liquid error|^-?(?:Infinity|NaN)$/.test(problem.printed ?? '')) return [];
  const places = new Places(template);
  const edges = edgesOf(problem).filter((at) => places.isText(at));
  const near = places.delimitersNear(problem.start);
  const inserted = [...edges, ...near.flatMap((at) => [at, at + 1]), ...places.endsBehind(problem.start)];
  const removed = [
    ...edges.filter((at) => places.isText(at, at + 1) && DELIMITERS.includes(source.charAt(at))),
    ...near,
  ].filter((at) => !separatesItems(at, template));
  const guesses = [
    ...swapped(problem.start, source),
    ...otherTurn(problem.start, source),
    ...otherBranch(problem.start, source),
    ...places.emptyBlocksNear(problem.start).map((at) => insert(at, ',')),
    ...(problem.found.length === 1 ? [insert(problem.start, problem.found)] : []),
    ...inserted.flatMap((at) =>
      INSERTED.flatMap((text) => (isBeforeSpace(at, text, source) ? [] : insert(at, apart(at, text, source)))),
    ),
    ...places.boundariesNear(problem.start).flatMap((at) => AT_TAGS.map((text) => insert(at, text))),
    ...places.begins().flatMap((at) => ['{', '['].map((text) => insert(at, apart(at, text, source)))),
    ...removed.map((at) => replace(at, source.charAt(at), '')),
    ...removed.flatMap((at) => REPLACED.map((text) => replace(at, source.charAt(at), text))),
  ];
  const isPossible = (edit: Edit) => !meetsLiquid(edit, source) && !isNullBesideValue(edit, source);
  return unique(guesses.filter(({ edits }) => edits.every(isPossible)));
}

/** `"name"":`: the colon and the quote of the value have changed places. */
function swapped(at: number, source: string): Fix[] {
  const from = Math.max(0, at - 2);
  const found = source.slice(from, at + 4).indexOf('"":');
  return found < 0 ? [] : [replace(from + found, '"":', '":"')];
}

/** A string would begin with the space between a colon and its value. */
function isBeforeSpace(at: number, text: string, source: string): boolean {
  return text === '"' && /^[:,[{]\s$/.test(source.slice(at - 1, at + 1));
}

/** A brace beside those of an output or a tag would be read as one of theirs. */
function apart(at: number, text: string, source: string): string {
  if (text === '{' && source.charAt(at) === '{') return '{ ';
  return text === '}' && source.charAt(at - 1) === '}' ? ' }' : text;
}

/** `null` stands where there is no value, before what ends one. */
function isNullBesideValue({ end, newText }: Edit, source: string): boolean {
  return newText === 'null' && !/^\s*[,}\]]/.test(source.slice(end, end + 50));
}

/** A brace beside a brace or a percent sign would begin an output or a tag, or end one. */
function meetsLiquid({ start, end, newText }: Edit, source: string): boolean {
  const [before, behind] = [source.slice(start - 1, start), source.slice(end, end + 1)];
  const changed = `${before}${newText}${behind}`;
  return /\{[{%]|[}%]\}/.test(changed.replace('{% else %}', '')) && newText !== '{% else %}null';
}

const DELIMITERS = ',:"{}[]';
const INSERTED = [',', ':', '"', '}', ']', '{', '[', 'null'];
const REPLACED = [',', ':', '"', '}', ']', '{', '['];
/** Where two tags meet, or a tag and an output. */
const AT_TAGS = [']', '"', ',', '[', 'null'];
/** So many such places before a problem, and behind it. */
const [TAGS_BEFORE, TAGS_BEHIND] = [8, 3];
/** So many blocks without content. */
const MOST_EMPTY = 4;
/** So many delimiters before a problem may be what is wrong, and so many behind it. */
const [BEFORE, BEHIND] = [10, 4];
/** So many texts behind a problem may have to end with a bracket. */
const MOST_ENDS = 8;

class Places {
  private readonly texts: readonly { readonly start: number; readonly end: number }[];

  constructor(private readonly template: Template) {
    this.texts = nodesOf(template).filter(({ type }) => type === 'text');
  }

  isText(from: number, to: number = from): boolean {
    return this.texts.some(({ start, end }) => start <= from && to <= end);
  }

  /** Where texts end behind a place, and the body: there brackets are closed that were opened before. The nearest first, and the last. */
  endsBehind(at: number): readonly number[] {
    const ends = this.texts.map(({ start, end }) => start + this.template.source.slice(start, end).trimEnd().length);
    const behind = ends.filter((end) => end > at);
    const last = this.template.source.trimEnd().length;
    return [...behind.slice(0, MOST_ENDS), last];
  }

  /** Where the payload may begin: before all tags, with the first text that is not blank, or the first output. */
  begins(): readonly number[] {
    const { source } = this.template;
    const text = this.texts.find(({ start, end }) => source.slice(start, end).trim() !== '');
    const output = nodesOf(this.template).find(({ type }) => type === 'output');
    const inText = text && text.start + source.slice(text.start, text.end).search(/\S/);
    return [0, inText, output?.start].filter((at) => at !== undefined);
  }

  /** Branches that hold nothing, as where a comma was taken out: where they begin. The nearest first. */
  emptyBlocksNear(at: number): readonly number[] {
    const empty = nodesOf(this.template).flatMap((node) =>
      node.type === 'block' && node.name !== 'for' && node.name !== 'capture'
        ? node.branches.flatMap(({ tag, nodes }) => (nodes.length === 0 ? [tag.end] : []))
        : [],
    );
    return nearest(empty, at).slice(0, MOST_EMPTY);
  }

  /** Between nodes without text, the nearest first. */
  boundariesNear(at: number): readonly number[] {
    const ends = nodesOf(this.template).flatMap(({ type, end }) => (type === 'text' ? [] : [end]));
    const bare = [...new Set(ends)].filter(
      (end) => this.template.source.startsWith('{', end) && !this.isText(end, end + 1),
    );
    const before = bare.filter((end) => end <= at).slice(-TAGS_BEFORE);
    return nearest([...before, ...bare.filter((end) => end > at).slice(0, TAGS_BEHIND)], at);
  }

  /** The nearest first. */
  delimitersNear(at: number): readonly number[] {
    const all = this.texts.flatMap(({ start, end }) => {
      const text = this.template.source.slice(start, end);
      return Array.from(text.matchAll(/[,:"{}[\]]/g), ({ index }) => start + index);
    });
    const behind = all.filter((one) => one >= at).slice(0, BEHIND);
    const before = all.filter((one) => one < at).slice(-BEFORE);
    return [...behind, ...before].sort((one, other) => Math.abs(one - at) - Math.abs(other - at));
  }
}

function nearest(places: readonly number[], at: number): readonly number[] {
  return places.toSorted((one, other) => Math.abs(one - at) - Math.abs(other - at));
}

function edgesOf({ start, end, previous, next }: PayloadProblem): number[] {
  return [previous?.end, start, end, next?.start, next?.end, previous?.start].filter((at) => at !== undefined);
}

function insert(at: number, newText: string): Fix {
  return guess(`Insert ${quote(newText)}`, { start: at, end: at, newText });
}

function replace(at: number, old: string, newText: string): Fix {
  const title = newText === '' ? `Remove ${quote(old)}` : `Change ${quote(old)} to ${quote(newText)}`;
  return guess(title, { start: at, end: at + old.length, newText });
}

function guess(title: string, edit: Edit): Fix {
  return { title, kind: 'suggestion', edits: [edit] };
}

const BRANCHES_END = /\{%-?\s*end(?:if|unless|case)\s*-?%\}\s*$/;

/** Where the branches before the problem print nothing in some case. */
function otherBranch(start: number, source: string): Fix[] {
  const end = BRANCHES_END.exec(source.slice(Math.max(0, start - 100), start))?.[0];
  // In the place of the whole payload `null` is no event.
  return end === undefined || source.slice(start).trim() === '' ? [] : [insert(start - end.length, '{% else %}null')];
}

/** How far a test of the turn stands from what it separates. */
const FAR = 300;

function otherTurn(at: number, source: string): Fix[] {
  const from = Math.max(0, at - FAR);
  return Array.from(source.slice(from, at + FAR).matchAll(/(?<=forloop\.)(?:first|last)/g), ({ index, 0: turn }) =>
    replace(from + index, turn, turn === 'first' ? 'last' : 'first'),
  );
}

/** A comma in a block of its own, in a loop: without it numbers would be one number. */
function separatesItems(at: number, template: Template): boolean {
  const { source } = template;
  const [before, behind] = [source.slice(Math.max(0, at - FAR), at), source.slice(at, at + FAR)];
  return /%\}\s*$/.test(before) && /^,\s*\{%/.test(behind) && loopAround(at, template) !== undefined;
}

function unique(fixes: readonly Fix[]): Fix[] {
  const byEdit = new Map(fixes.toReversed().map((fix) => [JSON.stringify(fix.edits), fix]));
  const firstOf = new Set(byEdit.values());
  return fixes.filter(
    (fix) => firstOf.has(fix) && fix.edits.every(({ start, end, newText }) => start < end || newText !== ''),
  );
}
