import { chmodSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { folderWith, run } from './run.ts';

const TRACK = '"type": "track", "event": "quiz_done", "timestamp": 1257894000000';

describe('check --fix mends Content Blocks', () => {
  const body = (rest: string) => `{${TRACK}, "user_id": "u", "title": ${rest}}`;
  const files = {
    'a.webhook.liquid': body('"{{content_blocks.${title}}}"'),
    'b.webhook.liquid': body('["{{content_blocks.${title}}}", "{{content_blocks.${title}}}"]'),
    'content_blocks/title.liquid': '\uFEFF---\r\nname: title\r\n---\r\n{{event_properties.${title}}}',
  };
  const escaped = '\uFEFF---\r\nname: title\r\n---\r\n{{event_properties.${title} | json_escape}}';
  const blockIn = (folder: string) => readFileSync(join(folder, 'content_blocks/title.liquid'), 'utf8');

  test('that are checked with the bodies that print them', () => {
    const folder = folderWith(files);
    const { out } = run(['check', '--fix'], { cwd: folder });
    expect(out).toContain('a.webhook.liquid: Always valid JSON');
    expect(out).toContain('b.webhook.liquid: Always valid JSON');
    expect(out).not.toContain('unescaped-value');
    expect(blockIn(folder)).toBe(escaped);
  });

  test('and says which of them could not be written, and what is left there', () => {
    const folder = folderWith(files);
    chmodSync(join(folder, 'content_blocks/title.liquid'), 0o444);
    const { code, out, err } = run(['check', '--fix'], { cwd: folder });
    expect(code).toBe(2);
    expect(err).toContain('content_blocks/title.liquid: was not fixed: it is read-only');
    expect(out).toContain('unescaped-value');
    expect(blockIn(folder)).toBe(files['content_blocks/title.liquid']);
  });

  test('or shows what would change', () => {
    const folder = folderWith(files);
    const { out } = run(['check', '--fix', '--dry-run'], { cwd: folder });
    expect(out).toContain('+{{event_properties.${title} | json_escape}}');
    expect(blockIn(folder)).toBe(files['content_blocks/title.liquid']);
  });

  test('and not where one of the bodies escapes the block itself', () => {
    const escaping = `{% capture t %}{{content_blocks.\${title}}}{% endcapture %}${body('"{{t | json_escape}}"')}`;
    const folder = folderWith({ ...files, 'c.webhook.liquid': escaping });
    run(['check', '--fix'], { cwd: folder });
    expect(blockIn(folder)).toBe(files['content_blocks/title.liquid']);
  });

  test('and not for some of the bodies alone, which the report does not promise', () => {
    const folder = folderWith(files);
    const { out } = run(['check', '--fix', 'a.webhook.liquid'], { cwd: folder });
    expect(out).toContain('Fix (safe): Add `| json_escape`');
    expect(blockIn(folder)).toBe(files['content_blocks/title.liquid']);
  });
});
