import { describe, expect, test } from 'vitest';
import { read } from '../../server/src/template/read.ts';

/** The text that a raw block prints as it is, and what follows its end tag. */
function parts(body: string): string[] {
  const [raw, ...others] = read(body).nodes;
  return [raw, ...others].flatMap((node) => (node === undefined ? [] : [body.slice(node.start, node.end)]));
}

describe('a raw block ends where Ruby ends it', () => {
  test.each([
    ['{% raw %}{{ a }}{% endraw %}b', ['{% raw %}{{ a }}{% endraw %}', 'b']],
    ['{% raw %}{{ {% endraw %}b', ['{% raw %}{{ {% endraw %}', 'b']],
    ['{% raw %}{{{% endraw %}}{% endraw %}b', ['{% raw %}{{{% endraw %}}{% endraw %}', 'b']],
    ['{% raw %}{% a {% endraw %}b', ['{% raw %}{% a {% endraw %}', 'b']],
  ])('%s', (body, expected) => {
    expect(parts(body)).toEqual(expected);
  });

  test.each(['{% raw %}{%}', '{% raw %}{{', '{% raw %}{% a %}{%}', '{% raw %}{{ %}{{ a', '{% raw %}{%}{% endraw %}'])(
    'and has an end whatever is not closed in it: %s',
    (body) => {
      expect(read(body).nodes.at(-1)?.end).toBe(body.length);
    },
  );
});
