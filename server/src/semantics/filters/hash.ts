import { hmac } from '@noble/hashes/hmac.js';
import { md5, sha1 } from '@noble/hashes/legacy.js';
import { sha256, sha512 } from '@noble/hashes/sha2.js';
import { bytesToHex, type CHash } from '@noble/hashes/utils.js';
import { toText } from '../print.ts';
import type { Value } from '../values.ts';
import { bytesOf, toBase64 } from './encoding.ts';
import { type FilterImplementation, type FilterTable, plain, unary } from './filter.ts';

/** Of the text's UTF-8 bytes. The hash of nil is that of an empty text, the same for everybody. */
export const hashFilters: FilterTable = {
  md5: digest(md5),
  sha1: digest(sha1),
  sha2: digest(sha256),
  hmac_sha1: keyed(sha1, bytesToHex),
  hmac_sha1_hex: keyed(sha1, bytesToHex),
  hmac_sha1_base64: keyed(sha1, toBase64),
  hmac_sha256: keyed(sha256, bytesToHex),
  hmac_sha256_hex: keyed(sha256, bytesToHex),
  hmac_sha256_base64: keyed(sha256, toBase64),
  hmac_sha512: keyed(sha512, bytesToHex),
};

function digest(hash: CHash): FilterImplementation {
  return plain((input) => bytesToHex(hash(bytes(input))));
}

function keyed(hash: CHash, write: (bytes: Uint8Array) => string): FilterImplementation {
  return unary((input, key) => write(hmac(hash, bytes(key), bytes(input))));
}

function bytes(value: Value): Uint8Array {
  return bytesOf(toText(value));
}
