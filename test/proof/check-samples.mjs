// Holds renderings of ours against Ruby Liquid's.
import { toPlainLiquid } from '../oracle/bodies.mjs';
import { askRubyEach, hasRuby } from '../oracle/ruby.mjs';

/** The differences, to read; undefined where Ruby is missing. `output` is undefined where a rendering was aborted. */
export function checkSamples(samples) {
  if (!hasRuby()) return undefined;
  const answers = askRubyEach(samples.map(({ body, data }) => ({ template: toPlainLiquid(body), data })));
  return samples.flatMap((sample, at) => {
    const answer = answers[at];
    const isEqual = sample.output === undefined ? answer.aborted !== undefined : answer.output === sample.output;
    return isEqual ? [] : [`${JSON.stringify(sample)}\n  Ruby: ${JSON.stringify(answer)}`];
  });
}
