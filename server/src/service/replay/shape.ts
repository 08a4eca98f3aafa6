import { hashesOfNothing } from '../../catalog/movable-ink/endpoint.ts';

const HASHES_OF_NOTHING: readonly string[] = Object.values(hashesOfNothing);

/**
 * What Movable Ink's rules can tell of a payload: members, types, and of some values what these rules look at. Payloads of one shape that took the same
 * way through the body have the same findings, so that each shape is judged once.
 */
export function shapeOf(value: unknown, name = ''): string {
  if (typeof value === 'string') return shapeOfText(value, name);
  if (typeof value === 'number') return shapeOfNumber(value, name);
  if (Array.isArray(value)) {
    const shapes = new Set(value.map((item) => shapeOf(item)));
    return `[${[...shapes].join()}]${Math.min(value.length, 2)}`;
  }
  if (typeof value !== 'object' || value === null) return String(value);
  let shape = '{';
  for (const [key, member] of Object.entries(value)) shape += `${key}\u0001${shapeOf(member, key)},`;
  return `${shape}}`;
}

function shapeOfNumber(value: number, name: string): string {
  if (name === 'timestamp') return `t${Math.trunc(Math.abs(value)).toString().length}${value < 0 ? '-' : ''}`;
  return Number.isInteger(value) ? 'i' : 'f';
}

/** UTF-16 units of a value that is compared as it is. */
const LONGEST = 80;

function shapeOfText(text: string, name: string): string {
  if (text === '') return 'e';
  if (text.trim() === '') return 'w';
  switch (name) {
    case 'event':
    case 'type':
    case 'timezone':
      return `"${text.slice(0, LONGEST)}`;
    case 'user_id':
    case 'anonymous_id':
      return shapeOfIdentifier(text);
    case 'timestamp':
      return `s${text.replace(/\d/g, '0').slice(0, LONGEST)}`;
    default:
      return /^-?\d+(?:\.\d+)?$/.test(text) ? 'd' : text === 'true' || text === 'false' ? 'B' : 's';
  }
}

function shapeOfIdentifier(text: string): string {
  if (HASHES_OF_NOTHING.some((hash) => text.includes(hash))) return `h${text}`;
  if (/^[\da-f]{32,128}$/i.test(text)) return `h${text.length}`;
  return text.includes('@') ? '@' : /^\d+$/.test(text) ? 'd' : 's';
}
