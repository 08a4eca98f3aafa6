import { describe, expect, test } from 'vitest';
import { leavesOf } from '../../../server/src/proof/conditions/diagram.ts';
import { Services } from '../../../server/src/proof/execute/services.ts';
import { Environment } from '../../../server/src/proof/values/environment.ts';
import { printsOf } from '../../../server/src/proof/values/printed.ts';
import type { Prints } from '../../../server/src/proof/values/prints.ts';
import { read } from '../../../server/src/template/read.ts';
import { walk } from '../../../server/src/template/walk.ts';
import { parseAnnotated } from '../../template/annotated.ts';

/** What a value can print, in words that this test has of its own: `number, nothing`. */
function inWords(prints: Prints): string {
  const { number, text } = prints;
  const flags = (['boolean', 'object', 'json', 'blank', 'nothing', 'overflow', 'error', 'unknown'] as const).filter(
    (flag) => prints[flag],
  );
  const kinds = [...(number === 'none' ? [] : [number]), ...(text === 'none' ? [] : [`${text} text`])];
  return [...kinds, ...flags].join(', ');
}

/** Of all outputs, from the braces to the braces: what each can print, its classes with a bar between them. */
function printsIn(body: string) {
  const template = read(body);
  const services = new Services(template, false, new Map(), () => {
    throw new Error('Nothing is captured here.');
  });
  return [...walk(template)].flatMap((node) => {
    if (node.type !== 'output') return [];
    const values = leavesOf(services.evaluator.filtered(node.expression, Environment.empty));
    const words = [...new Set(values.map((value) => inWords(printsOf(value))))].sort().join(' | ');
    return [{ start: node.start, end: node.end, words }];
  });
}

describe('what values can print', () => {
  test.each([
    `
{{ 'a "quote"' }}
^^^^^^^^^^^^^^^^^ any text`,
    `
{{ 7 }}
^^^^^^^ counting`,
    `
{{ 007 }}
^^^^^^^^^ counting`,
    `
{{ \${first_name} | md5 }}
^^^^^^^^^^^^^^^^^^^^^^^^^ safe text`,
    `
{{ custom_attribute.\${a} | size }}
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ digits`,
    `
{{ custom_attribute.\${a} | plus: 1 }}
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ number`,
    `
{{ custom_attribute.\${a} | json_escape }}
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ number, escaped text, boolean, blank, nothing`,
    `
{{ custom_attribute.\${a} | as_json_string }}
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ json`,
    `
{{ custom_attribute.\${a} | divided_by: 0 }}
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ number, safe text, overflow, error`,
    `
{{ custom_attribute.\${a} | default: 'none' }}
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ number, any text, boolean, object, blank`,
    `
{% if \${first_name} == 'x' %}{{ \${first_name} }}{% endif %}
                             ^^^^^^^^^^^^^^^^^^^ any text, blank | nothing | number, any text, boolean | safe text`,
    `
{% assign a = 'b' %}{{ 'x' | append: \${user_id} }}
                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ any text`,
    `
{{ nobody_sets_this }}
^^^^^^^^^^^^^^^^^^^^^^ nothing`,
  ])('%s', (text) => {
    const { body, expected } = parseAnnotated(text.slice(1));
    expect(printsIn(body)).toEqual(expected);
  });
});
