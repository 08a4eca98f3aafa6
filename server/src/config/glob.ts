/** UTF-16 units of one pattern, and of all patterns of a configuration together. A check costs their number times the length of a path at most. */
export const longestPattern = 1_000;
export const longestPatterns = 20_000;

/**
 * Whether a path matches a pattern: `*` and `?` within a name, `**` for any number of folders, `{a,b}` for one of several. A pattern
 * without `/` matches a file name in any folder. Paths are relative to the configuration, with `/`.
 */
export function matchesGlob(pattern: string, path: string): boolean {
  const subject = pattern.includes('/') ? path : path.slice(path.lastIndexOf('/') + 1);
  return matches(stepsOf(pattern.replace(/^\.\//, '')), subject);
}

/** Why a pattern can never match a path. */
export function problemOfGlob(pattern: string): string | undefined {
  if (pattern === '') return 'A pattern cannot be empty. Use `**` for every file.';
  if (pattern.length > longestPattern)
    return `A pattern can have at most ${longestPattern.toLocaleString('en')} characters.`;
  if (pattern.includes('\\')) return 'Separate folders with `/`, on every system.';
  if (/^\/|^\.\.\/|^[a-zA-Z]:/.test(pattern))
    return 'A pattern must be relative to the folder of the configuration, such as `legacy/**`.';
  if (!isBalanced(pattern)) return 'Each `{` needs a closing `}`, as in `{a,b}`.';
  return undefined;
}

function isBalanced(pattern: string): boolean {
  let depth = 0;
  for (const character of pattern) {
    if (character === '{') depth++;
    else if (character === '}' && --depth < 0) return false;
  }
  return depth === 0;
}

/** A step takes one character and leads to the step after it. A fork takes none and leads to the steps that it names. */
type Step = { readonly takes: number } | Fork;

interface Fork {
  readonly to: number[];
}

/** What a step takes: a UTF-16 unit, or one of these. */
const ANY = -1;
const IN_NAME = -2;
const SLASH = '/'.charCodeAt(0);

/** `**` is more than `*` only where it is all that stands between two `/`. */
const PIECES = /(?<![^/{,])\*\*(?:\/|(?![^},]))|[\s\S]/g;

/**
 * A pattern as steps, so that all alternatives can be followed at once. Trying them one after the other, as regular expressions do, takes
 * exponential time.
 */
function stepsOf(pattern: string): readonly Step[] {
  const steps: Step[] = [];
  const groups: Group[] = [];
  for (const [piece] of pattern.matchAll(PIECES)) {
    const group = groups.at(-1);
    if (piece === '{') groups.push({ begin: beginAlternative(steps), ends: [] });
    else if (piece === ',' && group !== undefined) nextAlternative(group, steps);
    else if (piece === '}' && group !== undefined) endGroup(group, groups, steps);
    else steps.push(...stepsOfPiece(piece, steps.length));
  }
  return steps;
}

function stepsOfPiece(piece: string, here: number): Step[] {
  const repeated = (takes: number): Step[] => [{ to: [here + 1, here + 3] }, { takes }, { to: [here] }];
  switch (piece) {
    case '**/': {
      const name: Step[] = [{ takes: IN_NAME }, { to: [here + 1, here + 3] }];
      return [{ to: [here + 1, here + 5] }, ...name, { takes: SLASH }, { to: [here] }];
    }
    case '**':
      return repeated(ANY);
    case '?':
      return [{ takes: IN_NAME }];
    case '*':
      return repeated(IN_NAME);
    default:
      return [{ takes: piece.charCodeAt(0) }];
  }
}

/** `{` that has no `}` yet: where its newest alternative begins, and where the others end. */
interface Group {
  begin: Fork;
  readonly ends: Fork[];
}

function beginAlternative(steps: Step[]): Fork {
  const begin = { to: [steps.length + 1] };
  steps.push(begin);
  return begin;
}

function nextAlternative(group: Group, steps: Step[]): void {
  const end = { to: [] };
  steps.push(end);
  group.ends.push(end);
  group.begin.to.push(steps.length);
  group.begin = beginAlternative(steps);
}

function endGroup(group: Group, groups: Group[], steps: readonly Step[]): void {
  groups.pop();
  for (const end of group.ends) end.to.push(steps.length);
}

function matches(steps: readonly Step[], path: string): boolean {
  const seen = new Uint32Array(steps.length + 1);
  let places = withForks([0], steps, seen, 1);
  for (let index = 0; index < path.length && places.length > 0; index++) {
    const unit = path.charCodeAt(index);
    const next: number[] = [];
    for (const place of places) if (takes(steps[place], unit)) next.push(place + 1);
    places = withForks(next, steps, seen, index + 2);
  }
  return places.includes(steps.length);
}

function takes(step: Step | undefined, unit: number): boolean {
  if (step === undefined || 'to' in step) return false;
  return step.takes === unit || step.takes === ANY || (step.takes === IN_NAME && unit !== SLASH);
}

/** The places that forks lead to, in place of the forks; each once, for which `seen` has the round in which it was. */
function withForks(places: number[], steps: readonly Step[], seen: Uint32Array, round: number): number[] {
  const found: number[] = [];
  for (let place = places.pop(); place !== undefined; place = places.pop()) {
    if (seen[place] === round) continue;
    seen[place] = round;
    const step = steps[place];
    if (step === undefined || 'takes' in step) found.push(place);
    else for (const next of step.to) places.push(next);
  }
  return found;
}
