import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lineChanges } from '../../server/src/cli/line-changes.ts';
import { unifiedDiff } from '../../server/src/cli/unified-diff.ts';
import { cpuTime } from '../cpu-time.ts';
import { temporaryFolder } from './run.ts';

/** What comes out of the old lines by the changes, which must be in order and apart. */
function changed(old: readonly string[], now: readonly string[]): string[] {
  const result: string[] = [];
  let done = 0;
  for (const { oldStart, oldEnd, newStart, newEnd } of lineChanges(old, now)) {
    expect(oldStart).toBeGreaterThanOrEqual(done);
    result.push(...old.slice(done, oldStart), ...now.slice(newStart, newEnd));
    done = oldEnd;
  }
  return [...result, ...old.slice(done)];
}

describe('the differences of two texts', () => {
  test('are shown with three lines around them', () => {
    const before = 'a\nb\nc\nd\ne\nf\ng\nh\ni\nj\nk\n';
    expect(unifiedDiff('x.liquid', before, before.replace('e\n', 'E\nE2\n').replace('k\n', 'k'))).toBe(
      [
        '--- a/x.liquid',
        '+++ b/x.liquid',
        '@@ -2,10 +2,11 @@',
        ' b',
        ' c',
        ' d',
        '-e',
        '+E',
        '+E2',
        ' f',
        ' g',
        ' h',
        ' i',
        ' j',
        '-k',
        '+k',
        '\\ No newline at end of file',
        '',
      ].join('\n'),
    );
  });

  test('are nothing where there are none', () => {
    expect(unifiedDiff('x', 'a\r\nb', 'a\r\nb')).toBe('');
  });

  test('name files as git does where their names would break a line', () => {
    expect(unifiedDiff('a\n"b"', 'x', 'y')).toContain('--- "a/a\\012\\"b\\""\n');
  });

  test('make the new lines of the old ones', () => {
    const lines = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 300 });
    fc.assert(
      fc.property(lines, lines, (old, now) => {
        expect(changed(old, now)).toEqual(now);
      }),
      { numRuns: 1000 },
    );
  });

  test.each(['replaced', 'added', 'removed'])('are few: no more than the lines that were %s', (kind) => {
    const edit = (line: string) => (kind === 'replaced' ? [`${line}!`] : kind === 'added' ? ['new', line] : []);
    const edits = fc.uniqueArray(fc.nat(999), { maxLength: 20 });
    fc.assert(
      fc.property(edits, (places) => {
        const old = Array.from({ length: 1000 }, (_, line) => String(line));
        const now = old.flatMap((line, index) => (places.includes(index) ? edit(line) : [line]));
        const changes = lineChanges(old, now);
        const removed = changes.reduce((sum, { oldStart, oldEnd }) => sum + oldEnd - oldStart, 0);
        const added = changes.reduce((sum, { newStart, newEnd }) => sum + newEnd - newStart, 0);
        expect([removed, added]).toEqual([
          kind === 'added' ? 0 : places.length,
          kind === 'removed' ? 0 : places.length,
        ]);
      }),
    );
  });

  test('are taken by git, whatever the ends of the texts', () => {
    const folder = temporaryFolder();
    const file = join(folder, 'x.liquid');
    const lines = fc.array(fc.constantFrom('a', 'b', '', '-', '+x', '\uFEFF', 'é\r'), { minLength: 1, maxLength: 30 });
    const texts = fc.tuple(lines, fc.boolean()).map(([all, ends]) => all.join('\n') + (ends ? '\n' : ''));
    fc.assert(
      fc.property(texts, texts, (before, after) => {
        const diff = unifiedDiff('x.liquid', before, after);
        if (diff === '') {
          expect(after).toBe(before);
          return;
        }
        writeFileSync(file, before);
        execFileSync('git', ['apply', '--whitespace=nowarn', '-'], { cwd: folder, input: diff });
        expect(readFileSync(file, 'utf8')).toBe(after);
      }),
      { numRuns: 50 },
    );
  });

  test('take time that is linear in the length, however many there are', () => {
    const old = Array.from({ length: 400_000 }, (_, line) => String(line % 7));
    const now = Array.from({ length: 400_000 }, (_, line) => String(line % 5));
    const start = cpuTime();
    expect(changed(old, now)).toHaveLength(400_000);
    expect(cpuTime() - start).toBeLessThan(10_000);
  });
});
