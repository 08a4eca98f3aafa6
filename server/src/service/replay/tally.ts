/** Where a record is: `events.jsonl`, 17. */
export interface RecordPlace {
  /** The number of its file among the files of the call. */
  readonly file: number;
  /** From 1: a line, an item of an array, a row. */
  readonly record: number;
}

/** The first event that ended in one way. */
export interface Example extends RecordPlace {
  /** A part of what was sent or printed, with personal data hidden. */
  readonly excerpt: string;
  /** The event as the text of a sample user, with personal data replaced. Only where examples are kept. */
  readonly sampleUser?: string;
}

/** What is worked out of an example. */
export type Detail = Omit<Example, keyof RecordPlace>;

/** Events that ended in one way. */
export interface Group {
  readonly message: string;
  count: number;
  example: Example;
}

/** What became of events, as plain data that threads send each other. */
export interface Tally {
  events: number;
  sent: number;
  lost: number;
  stopped: number;
  /** Sent with at least one finding. */
  withFindings: number;
  /** Sent, but of a shape beyond those that were judged. */
  unjudged: number;
  /** Records that hold no event, such as messages sent. */
  skipped: number;
  unreadable: number;
  readonly causes: Map<string, Group>;
  readonly stops: Map<string, Group>;
  readonly findings: Map<string, Group>;
  readonly problems: Map<string, Group>;
  /** How many events took each arm of the body. */
  arms: Float64Array;
  /** The identifiers of what was lost, where they are asked for. */
  readonly lostIds: string[];
}

export function emptyTally(arms: number): Tally {
  const counts = { events: 0, sent: 0, lost: 0, stopped: 0, withFindings: 0, unjudged: 0, skipped: 0, unreadable: 0 };
  const groups = { causes: new Map(), stops: new Map(), findings: new Map(), problems: new Map() };
  return { ...counts, ...groups, arms: new Float64Array(arms), lostIds: [] };
}

/** A body can abort with a reason of its own for each event. */
const MOST_GROUPS = 200;
const OTHERS = 'others';
const OTHER_REASONS = 'Other reasons';

/** @param detail is only worked out for the first of its group. */
export function count(
  groups: Map<string, Group>,
  key: string,
  message: string,
  place: RecordPlace,
  detail: () => Detail,
): void {
  const isFull = groups.size >= MOST_GROUPS && !groups.has(key);
  const own = isFull ? OTHERS : key;
  const known = groups.get(own);
  if (known !== undefined) known.count++;
  else
    groups.set(own, {
      message: isFull ? OTHER_REASONS : message,
      count: 1,
      example: { ...place, ...detail() },
    });
}

const COUNTS = ['events', 'sent', 'lost', 'stopped', 'withFindings', 'unjudged', 'skipped', 'unreadable'] as const;
const GROUPS = ['causes', 'stops', 'findings', 'problems'] as const;

/** Adds what another thread has counted, of records behind those that are counted already. */
export function addTo(sum: Tally, more: Tally): void {
  for (const name of COUNTS) sum[name] += more[name];
  for (const name of GROUPS) for (const [key, group] of more[name]) addGroup(sum[name], key, group);
  for (const id of more.lostIds) sum.lostIds.push(id);
  if (sum.arms.length < more.arms.length) sum.arms = Float64Array.from(more.arms, (_, at) => sum.arms[at] ?? 0);
  for (const [at, events] of more.arms.entries()) sum.arms[at] = (sum.arms[at] ?? 0) + events;
}

function addGroup(groups: Map<string, Group>, key: string, group: Group): void {
  const isFull = groups.size >= MOST_GROUPS && !groups.has(key);
  const known = groups.get(isFull ? OTHERS : key);
  if (known !== undefined) known.count += group.count;
  else if (isFull) groups.set(OTHERS, { ...group, message: OTHER_REASONS });
  else groups.set(key, { ...group });
}
