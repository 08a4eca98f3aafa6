import type { Source } from './types.ts';

/** How a payload reaches Movable Ink. The last part of the address is a secret of the account, as are the credentials. */
export const endpoint = {
  method: 'POST',
  /** Shown with placeholders in curly brackets. */
  address: 'https://collector.movableink-dmz.com/behavioral/{key}',
  headers: { 'Content-Type': 'application/json', Authorization: 'Basic {credentials}' },
} as const;

/** Hosts that public sources name. */
export const hosts: readonly {
  readonly name: string;
  readonly region?: string;
  readonly sources: readonly Source[];
}[] = [
  { name: 'collector.movableink-dmz.com', sources: ['braze-page', 'tealium', 'branch', 'rudderstack', 'probe'] },
  { name: 'collector.micpn.com', region: 'us', sources: ['hightouch'] },
  { name: 'collector.micpn-eu.com', region: 'eu', sources: ['hightouch'] },
];

/** The limits of Movable Ink. No source documents a rate limit: it responds with 429 to requests that come too fast. */
export const limits = {
  /** Bytes of a request must stay below. */
  requestBytes: { value: 2_000_000, source: 'amplitude' },
  /** Days since `timestamp`. */
  ageDays: { value: 30, source: 'mparticle' },
  /** Properties beyond those of the schema, in the schemas named. */
  customProperties: { value: 20, schemas: ['Product', 'CartAdd', 'CartRemove'], source: 'rudderstack' },
} as const satisfies Record<string, { value: number; source: Source; schemas?: readonly string[] }>;

/** Hashes of an empty text: an identifier like this one belongs to everybody whose value is missing. */
export const hashesOfNothing: Readonly<Record<string, string>> = {
  md5: 'd41d8cd98f00b204e9800998ecf8427e',
  sha1: 'da39a3ee5e6b4b0d3255bfef95601890afd80709',
  sha2: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
};
