import { isNumberMember, type ValueShape, valueShape } from '../catalog/value-shapes.ts';
import type { Assumption, AssumptionKind, Case, Proof } from '../payload/proof.ts';

/** What one output assumes of its value, told as one finding. */
export interface OutputAssumption extends Assumption {
  /** What it is likely to print. */
  readonly shape: ValueShape;
  /** A number is due where it stands. */
  readonly isNumber: boolean;
}

/** Which of the things that one output assumes says most: where a value is due, and within a text or a name. */
const BY_WEIGHT: Record<Assumption['place'], readonly AssumptionKind[]> = {
  value: ['blank', 'object', 'text', 'unescaped', 'error'],
  text: ['object', 'unescaped', 'blank', 'text', 'error'],
  name: ['object', 'unescaped', 'blank', 'text', 'error'],
};

/** The assumption with all that its output assumes of the same kind; undefined where another one tells of that output. */
export function leading(assumption: Assumption, proof: Proof): OutputAssumption | undefined {
  const together = groupsOf(proof).get(placeOf(assumption));
  if (together?.first !== assumption) return undefined;
  const { path, member } = assumption;
  const named = {
    ...(path?.root.kind === 'attribute' && path.steps.length === 0 && { attribute: path.root.name }),
    ...(path && { name: path.steps.findLast((step) => typeof step === 'string') ?? path.root.name }),
    member,
  };
  return { ...assumption, when: together.when, shape: valueShape(named), isNumber: isNumberMember(member) };
}

interface Group {
  readonly first: Assumption;
  readonly when: Case;
}

const groups = new WeakMap<Proof, ReadonlyMap<string, Group>>();

function groupsOf(proof: Proof): ReadonlyMap<string, Group> {
  const known = groups.get(proof);
  if (known !== undefined) return known;
  const found = new Map<string, Group>();
  for (const assumption of proof.assumptions) {
    const place = placeOf(assumption);
    found.set(place, joined(found.get(place), assumption));
  }
  groups.set(proof, found);
  return found;
}

function joined(group: Group | undefined, assumption: Assumption): Group {
  const { when } = assumption;
  if (group === undefined || weight(assumption) < weight(group.first)) return { first: assumption, when };
  return assumption.kind === group.first.kind ? { ...group, when: group.when.or(when) } : group;
}

function weight({ place, kind }: Assumption): number {
  return BY_WEIGHT[place].indexOf(kind);
}

function placeOf({ start, end }: Assumption): string {
  return `${start}-${end}`;
}
