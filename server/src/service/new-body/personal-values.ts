import { personalData, personalDataNamed } from '../../catalog/personal-data.ts';
import type { PersonalData } from '../../catalog/types.ts';
import { findInValue } from '../../privacy/find-in-value.ts';
import { memberText } from '../../privacy/sinks.ts';
import type { PersonalDataSettings } from '../../rules/engine/settings.ts';
import { print } from '../../semantics/print.ts';
import { isArray, isHash, type Value } from '../../semantics/values.ts';
import { isNumber, numberOf } from './values.ts';

type Path = readonly string[];

/** A single value of an event that is personal data, by what it is called or by what it looks like. */
export interface PersonalValue {
  /** From the properties of the event on, `[]` for the items of a list. */
  readonly path: Path;
  readonly text: string;
  readonly kind: PersonalData;
  /** What shows it. Rules that read a body know only by `name`: they cannot see what is `around` a value in the event, nor its `form`. */
  readonly by: 'name' | 'around' | 'form';
}

/** What the workspace says of its data. */
export interface OwnData {
  readonly namespace: string;
  readonly settings: PersonalDataSettings;
}

/** A single value, with what is around it. */
interface Leaf {
  readonly path: Path;
  readonly value: Value;
  /** The members of the object that it is in. */
  readonly beside: ReadonlyMap<string, Value>;
}

const NOTHING: ReadonlyMap<string, Value> = new Map();

/** The value with each personal one in it changed. */
export function changed(properties: Value, own: OwnData, change: (found: PersonalValue, value: Value) => Value): Value {
  const inside = ({ path, value, beside }: Leaf): Value => {
    if (isArray(value)) return value.map((item) => inside({ path: [...path, '[]'], value: item, beside }));
    if (isHash(value))
      return new Map(
        [...value].map(([name, member]) => [name, inside({ path: [...path, name], value: member, beside: value })]),
      );
    const found = personalValue({ path, value, beside }, own);
    return found === undefined ? value : change(found, value);
  };
  return inside({ path: [], value: properties, beside: NOTHING });
}

export function personalValues(properties: Value, own: OwnData): PersonalValue[] {
  const found: PersonalValue[] = [];
  changed(properties, own, (one, value) => {
    found.push(one);
    return value;
  });
  return found;
}

function personalValue(leaf: Leaf, own: OwnData): PersonalValue | undefined {
  const { path, value } = leaf;
  const names = path.filter((name) => name !== '[]');
  const isBlank = value === null || (typeof value === 'string' && value.trim() === '');
  if (isBlank || names.length === 0 || isAllowed(path, own)) return undefined;
  const text = print(value);
  const named = kindNamed(names, own);
  if (named !== undefined && !HARMLESS.has(named))
    return { path, text, kind: named, by: isSeen(named, value) ? 'name' : 'around' };
  const around = isFullName(leaf) ? 'name' : named === undefined ? kindAround(names) : undefined;
  if (around !== undefined) return { path, text, kind: around, by: 'around' };
  if (named === 'person' && /^\p{Lu}\P{Nd}*$/u.test(text)) return { path, text, kind: 'name', by: 'around' };
  const [found] = typeof value === 'boolean' ? [] : findInValue(text, names.at(-1), names.slice(0, -1));
  return found && { path, text, kind: found.kind, by: 'form' };
}

/** The rules take it that a sum leaves nothing of a text, and that a condition tells nothing; a year is no birth date. */
function isSeen(kind: PersonalData, value: Value): boolean {
  if (kind === 'birth-date' && isNumber(value)) return Math.abs(numberOf(value)) < 10_000;
  return isNumber(value) ? personalData[kind].isNumeric === true : typeof value !== 'boolean' || kind !== 'special';
}

/** A record of a person is personal, but not each of its parts. */
const HARMLESS: ReadonlySet<PersonalData> = new Set(['none', 'identifier', 'person']);

/** As the configuration names what may be sent: by its source or by its place in the payload. */
function isAllowed(path: Path, { namespace, settings: { allowed } }: OwnData): boolean {
  const [first = '', ...inner] = path;
  const places = path.map((_, at) => memberText(['properties', ...path.slice(0, at + 1)]));
  const source = `${namespace}.\${${first}}`;
  return allowed.some(({ what }) => [...places, source, memberText([source, ...inner])].includes(what));
}

function kindNamed(names: Path, { namespace, settings: { classes } }: OwnData): PersonalData | undefined {
  const [first = ''] = names;
  const declared = classes.get(`${namespace}.\${${first}}`);
  if (declared !== undefined && (names.length === 1 || declared === 'none')) return declared;
  return personalDataNamed(names.at(-1) ?? '', names.slice(0, -1));
}

/** The parts of an address or of a birth date have names that tell nothing by themselves. */
function kindAround(names: Path): PersonalData | undefined {
  const kinds = names.slice(0, -1).map((name, at) => personalDataNamed(name, names.slice(0, at)));
  const kind = kinds.findLast((one) => one !== undefined && WHOLE.has(one));
  return kind === 'address' && COARSE.test(names.at(-1) ?? '') ? undefined : kind;
}

const WHOLE: ReadonlySet<PersonalData> = new Set([
  'name',
  'birth-date',
  'address',
  'official-id',
  'financial',
  'credential',
  'special',
]);

/** So many live there that it tells nobody's address. */
const COARSE = /^(?:city|town|region|state|province|country)(?:_?(?:code|name))?$|^type$/i;

/** `name` is what products, shops and people have alike: it is that of a person beside other data of one. */
function isFullName({ path, value, beside }: Leaf): boolean {
  if (typeof value !== 'string' || !FULL_NAME.test(value.trim()) || path.at(-1) !== 'name') return false;
  const others = [...beside.keys()];
  if (others.some((name) => OF_THINGS.test(name))) return false;
  return others.some((name) => OF_PEOPLE.has(personalDataNamed(name, path.slice(0, -1)) ?? 'none'));
}

const FULL_NAME = /^\p{Lu}[\p{L}'’.-]*(?: [\p{L}'’.-]+){1,4}$/u;
const OF_THINGS = /^(?:price|sku|quantity|currency|brand|category|variant|image|image_url|title|product_?id)$/i;
const OF_PEOPLE: ReadonlySet<PersonalData> = new Set([
  'email',
  'phone',
  'name',
  'birth-date',
  'address',
  'official-id',
  'financial',
  'ip-address',
]);
