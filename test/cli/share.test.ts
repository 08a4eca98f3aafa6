import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { compile } from '../contract/ajv.ts';
import { copyOfExamples, run } from './run.ts';

const read = (cwd: string, file: string) => readFileSync(join(cwd, 'out', file), 'utf8');

describe('share', () => {
  test.each(['product-view', 'category-view', 'identify'])('writes the hand-over of %s', (name) => {
    const cwd = copyOfExamples();
    const { code, err } = run(['share', `fixed/${name}.webhook.liquid`, '--out', 'out'], { cwd });
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const files = readdirSync(join(cwd, 'out'));
    expect(files).toEqual(expect.arrayContaining(['contract.json', 'handover.md', 'request.sh', 'sample-1.json']));
    const validate = compile(JSON.parse(read(cwd, 'contract.json')));
    for (const file of files.filter((one) => one.startsWith('sample-')))
      expect(validate(JSON.parse(read(cwd, file)))).toBe(true);
    const page = read(cwd, 'handover.md');
    expect(page).toContain('## Before the launch in Braze');
    expect(page).toContain('$MI_WEBHOOK_URL');
    expect(page).not.toContain('forloop');
    if (name !== 'identify') expect(page).toMatch(/Properties of the trigger event, with exactly these names: .*`url`/);
    expect(page.includes('**External User ID** *is not blank*')).toBe(name !== 'product-view');
  });

  test('refuses personal data, and replaces it on request', () => {
    const cwd = copyOfExamples();
    const user = {
      name: 'Real user',
      user: { external_id: 'jane.doe@gmail.com' },
      event: { properties: { id: '1', title: 'Ask bob.miller@gmail.com', url: 'https://example.com' } },
    };
    writeFileSync(join(cwd, 'real.sample-user.json'), JSON.stringify(user));
    const args = [
      'share',
      'fixed/category-view.webhook.liquid',
      '--out',
      'out',
      '--sample-user',
      'real.sample-user.json',
    ];
    const refused = run(args, { cwd });
    expect(refused.code).toBe(1);
    expect(refused.err).toContain('an e-mail address in the payload for Real user');
    expect(refused.err).not.toContain('jane.doe');
    expect(readdirSync(cwd)).not.toContain('out');

    expect(run([...args, '--redact'], { cwd }).code).toBe(0);
    const all = readdirSync(join(cwd, 'out')).map((file) => read(cwd, file));
    expect(all.join('')).not.toMatch(/jane\.doe|bob\.miller/);
    expect(read(cwd, 'sample-1.json')).toContain('Ask someone@example.com');
  });

  test.each([
    ['written in the body', '"mail": "jane.doe@gmail.com"', {}],
    ['a name of a member', '"jane.doe@gmail.com": 1', {}],
    [
      'in a parameter of an address',
      '"url": "{{event_properties.${url} | json_escape}}"',
      { url: 'https://a.b/?e=jane.doe%40gmail.com' },
    ],
  ])('keeps an address out of contract and page that is %s', (_, member, properties) => {
    const cwd = copyOfExamples();
    writeFileSync(join(cwd, 'a.webhook.liquid'), `{${member}}`);
    const user = { name: 'Real user', user: {}, event: { name: 'x', properties } };
    writeFileSync(join(cwd, 'real.sample-user.json'), JSON.stringify(user));
    const args = ['share', 'a.webhook.liquid', '--out', 'out', '--sample-user', 'real.sample-user.json'];
    expect(run(args, { cwd }).code).toBe(1);
    expect(run([...args, '--redact'], { cwd }).code).toBe(0);
    const all = readdirSync(join(cwd, 'out')).map((file) => read(cwd, file));
    expect(all.join('')).not.toContain('jane.doe');
    expect(compile(JSON.parse(read(cwd, 'contract.json')))(JSON.parse(read(cwd, 'sample-1.json')))).toBe(true);
  });

  test('says why it takes no second body', () => {
    const { code, err } = run(['share', 'fixed', 'published', '--out', 'out'], { cwd: copyOfExamples() });
    expect({ code, err }).toMatchObject({ code: 2, err: expect.stringContaining('takes one body') });
  });

  test('refuses an address of which only the hash would be sent, and minds none that the body does not read', () => {
    const cwd = copyOfExamples();
    const user = { name: 'Real user', user: { external_id: 'user-7', email: 'maria.gonzalez@gmail.com' } };
    const event = { properties: { id: '1', title: 'Wipes', url: 'https://example.com' } };
    writeFileSync(join(cwd, 'real.sample-user.json'), JSON.stringify({ ...user, event }));
    const share = (name: string, ...more: string[]) =>
      run(['share', `fixed/${name}.webhook.liquid`, '--out', name, '--sample-user', 'real.sample-user.json', ...more], {
        cwd,
      });
    expect(share('identify')).toMatchObject({ code: 1, err: expect.stringContaining('of which a payload has a hash') });
    expect(share('identify', '--redact').code).toBe(0);
    const hash = createHash('md5').update('maria.gonzalez@gmail.com').digest('hex');
    for (const file of readdirSync(join(cwd, 'identify')))
      expect(readFileSync(join(cwd, 'identify', file), 'utf8')).not.toContain(hash);
    expect(share('category-view').code).toBe(0);
  });

  test.each([
    [['published/product-view.webhook.liquid', '--out', 'out'], 1, 'has no contract'],
    [['fixed/identify.webhook.liquid'], 2, 'share needs a body and a folder'],
    [['missing.webhook.liquid', '--out', 'out'], 2, 'missing.webhook.liquid'],
  ])('%j', (args, code, words) => {
    expect(run(['share', ...args], { cwd: copyOfExamples() })).toMatchObject({
      code,
      err: expect.stringContaining(words),
    });
  });
});
