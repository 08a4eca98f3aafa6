import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, test } from 'vitest';
import { createOnigScanner, createOnigString, loadWASM } from 'vscode-oniguruma';
import { INITIAL, parseRawGrammar, Registry } from 'vscode-textmate';

const grammarFile = new URL('../../syntaxes/braze-webhook.tmLanguage.json', import.meta.url);
const wasm = createRequire(import.meta.url).resolve('vscode-oniguruma/release/onig.wasm');

const registry = new Registry({
  onigLib: loadWASM(new Uint8Array(readFileSync(wasm)).buffer).then(() => ({ createOnigScanner, createOnigString })),
  loadGrammar: async () => parseRawGrammar(readFileSync(grammarFile, 'utf8'), grammarFile.pathname),
});

const grammar = await registry.loadGrammar('source.braze-webhook');

/** Each line of `text` that begins with carets names the innermost scope of the text above them. */
function check(text: string): void {
  let state = INITIAL;
  let tokens: { startIndex: number; endIndex: number; scopes: string[] }[] = [];
  for (const line of text.split('\n')) {
    const match = /^( *)(\^+) (\S+)$/.exec(line);
    if (match === null) {
      const result = grammar?.tokenizeLine(line, state);
      if (result === undefined) throw new Error('there is no grammar');
      state = result.ruleStack;
      tokens = result.tokens;
      continue;
    }
    const [, indent = '', carets = '', scope = ''] = match;
    for (let at = indent.length; at < indent.length + carets.length; at++) {
      const token = tokens.find(({ startIndex, endIndex }) => startIndex <= at && at < endIndex);
      expect(`${at} ${token?.scopes.at(-1)}`).toBe(`${at} ${scope}`);
    }
  }
}

describe('colours of a body', () => {
  test('JSON names and values', () =>
    check(`
{"id": "a\\nb", "n": -1.5, "t": true}
 ^^^^ support.type.property-name.json
       ^^ string.quoted.double.json
         ^^ constant.character.escape.json
                    ^^^^ constant.numeric.json
                               ^^^^ constant.language.json`));

  test('an output in a value, with quotes of its own, does not end the value', () =>
    check(`
{"a": "x{{\${title} | default: "none"}}y", "b": 1}
       ^ string.quoted.double.json
        ^^ punctuation.definition.output.begin.liquid
          ^^ punctuation.definition.attribute.begin.liquid
            ^^^^^ variable.other.property.attribute.liquid
                     ^^^^^^^ support.function.filter.liquid
                              ^^^^^^ string.quoted.double.liquid
                                    ^^ punctuation.definition.output.end.liquid
                                      ^ string.quoted.double.json
                                          ^^^ support.type.property-name.json`));

  test('Liquid in a name', () =>
    check(`
{"p_{{month}}": 1}
 ^^^ support.type.property-name.json
      ^^^^^ variable.other.liquid
             ^ support.type.property-name.json`));

  test('a tag with a nested output', () =>
    check(`
{% if {{event_properties.\${a b}}} == 'x' and b %}
^^ punctuation.definition.tag.begin.liquid
   ^^ keyword.control.liquid
      ^^ punctuation.definition.output.begin.liquid
        ^^^^^^^^^^^^^^^^ support.class.namespace.liquid
                           ^^^ variable.other.property.attribute.liquid
                                  ^^ keyword.operator.liquid
                                     ^^^ string.quoted.single.liquid
                                         ^^^ keyword.operator.word.liquid
                                               ^^ punctuation.definition.tag.end.liquid`));

  test('comments that are not sent, and lines that are', () =>
    check(`
{% comment %} a "b {{ c {% endcomment %}{"d": 1}
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ comment.block.liquid
                                         ^^^ support.type.property-name.json
// sent
^^^^^^^ invalid.illegal.comment.json`));

  test('a URL with an output, and options', () =>
    check(`
{% connected_content https://x.y/{{\${user_id}}} :save who %}
   ^^^^^^^^^^^^^^^^^ support.function.tag.liquid
                     ^^^^^^^^^^^^ string.unquoted.url.liquid
                                     ^^^^^^^ variable.other.property.attribute.liquid
                                                ^^^^^ entity.other.attribute-name.option.liquid`));

  test('a quote that is not closed ends with its line', () =>
    check(`
{"a": "b,
"c": 1}
^^^ support.type.property-name.json`));
});
