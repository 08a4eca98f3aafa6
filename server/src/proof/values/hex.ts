import { print } from '../../semantics/print.ts';
import type { AbstractValue, Filtered } from './abstract-value.ts';
import { isExact } from './exact.ts';
import { sampleOf } from './filters.ts';

const HASHES: Readonly<Record<string, number>> = {
  md5: 32,
  sha1: 40,
  sha2: 64,
  hmac_sha1: 40,
  hmac_sha1_hex: 40,
  hmac_sha256: 64,
  hmac_sha256_hex: 64,
  hmac_sha512: 128,
};

const SAME_LENGTH = new Set(['upcase', 'downcase', 'capitalize', 'strip', 'lstrip', 'rstrip', 'json_escape', 'escape']);

/** How many hexadecimal digits a value prints; undefined where it may print something else, or nobody knows how many. */
export function hexLength(value: AbstractValue): number | undefined {
  if (isExact(value)) {
    const text = print(sampleOf(value) ?? null);
    return /^[0-9a-fA-F]*$/.test(text) ? text.length : undefined;
  }
  if (value.kind === 'joined') return value.parts.map(hexLength).reduce(sum, 0);
  return value.kind === 'filtered' && value.fails === undefined ? ofFilter(value) : undefined;
}

function sum(one: number | undefined, other: number | undefined): number | undefined {
  return one === undefined || other === undefined ? undefined : one + other;
}

function ofFilter({ filter, input, args }: Filtered): number | undefined {
  const hash = HASHES[filter];
  if (hash !== undefined) return hash;
  const length = hexLength(input);
  if (length === undefined || SAME_LENGTH.has(filter)) return length;
  const [first, second] = args.map(sampleOf);
  switch (filter) {
    case 'slice':
      return typeof first === 'bigint' ? sliced(length, first, args.length === 1 ? 1n : second) : undefined;
    case 'truncate':
      return typeof first === 'bigint' && (second === '' || first >= length) ? within(first, length) : undefined;
    default:
      return undefined;
  }
}

function sliced(length: number, start: bigint, count: unknown): number | undefined {
  const from = start < 0n ? BigInt(length) + start : start;
  if (typeof count !== 'bigint') return undefined;
  return from < 0n || from >= length ? 0 : within(count, length - Number(from));
}

function within(count: bigint, most: number): number {
  if (count <= 0n) return 0;
  return count < most ? Number(count) : most;
}
