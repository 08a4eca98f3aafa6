import type { RenderedSample } from './compare.ts';

export declare function checkSamples(samples: readonly RenderedSample[]): readonly string[] | undefined;
