import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Schema } from '../../server/src/contract/schema.ts';
import { compile } from '../contract/ajv.ts';
import { copyOfExamples, root, run, temporaryFolder } from './run.ts';

const FIXED = ['product-view', 'category-view', 'identify'].map((name) => `examples/fixed/${name}.webhook.liquid`);
const product = 'examples/fixed/product-view.webhook.liquid';

function contractOf(...args: readonly string[]): Schema {
  const { code, out, err } = run(['schema', ...args]);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  return JSON.parse(out);
}

describe('schema', () => {
  test.each(FIXED)('prints the contract of %s, which every rendering matches', (body) => {
    const validate = compile(contractOf(body));
    for (const user of ['known-user', 'anonymous-user', 'hostile-text', 'empty-event']) {
      const { code, out } = run(['render', body, '--sample-user', user]);
      if (code === 0) expect(validate(JSON.parse(out))).toBe(true);
    }
    expect(validate({ type: 'track' })).toBe(false);
  });

  test('prints one contract for several bodies', () => {
    const merged = contractOf(...FIXED);
    compile(merged);
    expect(merged.title).toBe('product_viewed, category_viewed, identify');
    expect(merged.anyOf?.map(({ title }) => title)).toEqual(['product_viewed', 'category_viewed', 'identify']);
    expect(contractOf(product, product)).toEqual(contractOf(product));
  });

  test('prints a table for people', () => {
    const { out } = run(['schema', '--format', 'markdown', product]);
    expect(out).toContain('| `properties.price` | number | when `event_properties.${price}` is not blank |');
    expect(out).toContain('| `event` | `"product_viewed"` | always |');
    expect(out).toContain('Exactly one of these is sent: `user_id` when');
  });

  test('writes it to a file', () => {
    const file = join(temporaryFolder(), 'contracts/product.json');
    expect(run(['schema', product, '--out', file])).toMatchObject({ code: 0, out: '' });
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(contractOf(product));
  });

  test('knows the types and Content Blocks of the workspace', () => {
    const cwd = copyOfExamples();
    mkdirSync(join(cwd, 'content_blocks'));
    writeFileSync(join(cwd, 'content_blocks/id.liquid'), '"id": "{{ event_properties.${id} }}"');
    writeFileSync(join(cwd, 'mi-webhook.config.json'), '{ "types": { "event_properties.${id}": "id" } }');
    writeFileSync(join(cwd, 'a.webhook.liquid'), '{ {{content_blocks.${id}}} }');
    const { code, out } = run(['schema', 'a.webhook.liquid'], { cwd });
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ required: ['id'], properties: { id: { type: 'string' } } });
  });

  test.each([
    [['examples/published/product-view.webhook.liquid'], 1, 'has no contract: can send invalid JSON (5 ways)'],
    [[], 2, 'schema needs a body'],
    [['missing.webhook.liquid'], 2, 'missing.webhook.liquid'],
    [[product, '--format', 'yaml'], 2, '--format must be one of json-schema, markdown'],
    [['examples/sample-users'], 2, 'there is no body to make a contract of'],
  ])('%j', (args, code, words) => {
    const ran = run(['schema', ...args], { cwd: root });
    expect(ran.code).toBe(code);
    expect(ran.err).toContain(words);
  });
});

describe('schema --check', () => {
  function kept(): string {
    const file = join(temporaryFolder(), 'contract.json');
    run(['schema', product, '--out', file]);
    return file;
  }

  test('passes as long as nothing changes for the receiver', () => {
    expect(run(['schema', product, '--check', kept()])).toEqual({
      code: 0,
      out: 'No change for the receiver.\n',
      err: '',
    });
  });

  test('fails where a change breaks the contract', () => {
    const body = readFileSync(join(root, product), 'utf8').replace('{{seconds}}000', '{{seconds}}');
    const { code, out } = run(['schema', '-', '--check', kept()], { input: body });
    expect(out).toBe('breaking: timestamp is seconds since 1970 instead of milliseconds since 1970\n');
    expect(code).toBe(1);
  });

  test('says what is wrong with a file that is no contract', () => {
    const file = join(temporaryFolder(), 'contract.json');
    writeFileSync(file, '{');
    const { code, err } = run(['schema', product, '--check', file]);
    expect({ code, err }).toMatchObject({ code: 2, err: expect.stringContaining('is not JSON') });
  });
});
