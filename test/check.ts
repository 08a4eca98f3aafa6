import { type KnownBlocks, noBlocks } from '../server/src/blocks/content-block.ts';
import { type Config, defaultConfig } from '../server/src/config/config.ts';
import { renderBody } from '../server/src/render/render.ts';
import type { Renderer } from '../server/src/render/rendering.ts';
import { type CheckedBody, checkBody } from '../server/src/service/check-body.ts';
import { read } from '../server/src/template/read.ts';

/** Renders right here, without a worker: what is tested ends by itself. */
export const renderer: Renderer = {
  render: async ({ body, sampleUser }) => renderBody(read(body), sampleUser),
  dispose: () => {},
};

/** Checks a body as editor and command line do. A rule that throws fails the test. */
export function checkForTest(
  body: string,
  config: Config = defaultConfig,
  blocks: KnownBlocks = noBlocks,
): CheckedBody {
  return checkBody(body, {
    config,
    blocks,
    onRuleFailure: (code, error) => {
      throw new Error(`rule ${code} has thrown`, { cause: error });
    },
  });
}
