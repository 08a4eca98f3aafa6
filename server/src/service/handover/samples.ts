import type { Sample } from '../../contract/confirm.ts';
import type { Schema } from '../../contract/schema.ts';
import { redacted } from '../../privacy/redacted.ts';
import { withoutHiddenData } from './hidden-data.ts';

/** More cases nobody reads. */
const MOST_SAMPLES = 6;

export interface SharedSample {
  readonly user: string;
  readonly payload: string;
}

export type SharedSamples =
  | { readonly samples: readonly SharedSample[] }
  /** Personal data that must not be shared, in words. */
  | { readonly found: readonly string[] };

/** Payloads for the cases that differ, indented, without personal data. @param isRedacted it is replaced instead of refused. */
export function sharedSamples(samples: readonly Sample[], isRedacted: boolean): SharedSamples {
  const found: string[] = [];
  const shared = samples.slice(0, MOST_SAMPLES).map(({ sampleUser, text }) => {
    const told = redacted(text);
    const hidden = withoutHiddenData(told.text);
    const [user = ''] = Object.keys(JSON.parse(withoutHiddenData(JSON.stringify({ [sampleUser.name]: 1 })).text));
    const replaced = new Set([...told.replaced, ...hidden.replaced]);
    if (!isRedacted) for (const words of replaced) found.push(`${words} in the payload for ${user}`);
    return { user, payload: hidden.text };
  });
  return found.length > 0 ? { found } : { samples: shared };
}

export interface SharedContract {
  readonly contract: Schema;
  /** What was replaced, in words. */
  readonly replaced: readonly string[];
}

/** The contract with reserved example values in the place of personal data that the body itself has, or that an example has in a hidden form. */
export function sharedContract(schema: Schema): SharedContract {
  const told = redacted(JSON.stringify(schema));
  const hidden = withoutHiddenData(told.text);
  const replaced = [...new Set([...told.replaced, ...hidden.replaced])];
  return { contract: replaced.length === 0 ? schema : JSON.parse(hidden.text), replaced };
}
