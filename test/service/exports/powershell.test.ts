import { spawnSync } from 'node:child_process';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { powershellCommand } from '../../../server/src/service/exports/powershell.ts';

const isInstalled = spawnSync('pwsh', ['-Version'], { stdio: 'ignore' }).status === 0;

/** What PowerShell assigns to `$payload`, by its rules for single-quoted here-strings. */
function payloadOf(command: string): string {
  const begin = "$payload = @'\n";
  expect(command.startsWith(begin)).toBe(true);
  const rest = command.slice(begin.length - 1);
  const end = /\n[^\S\n]*['\u2018-\u201B]@(?:\.Replace\('([^']*)', ''\))?\n/.exec(rest);
  expect(end).not.toBeNull();
  const content = rest.slice(1, end?.index);
  const mark = end?.[1];
  return mark === undefined ? content : content.replaceAll(mark, '');
}

describe('a PowerShell command', () => {
  test('sends the payload as bytes, with the secrets in variables', () => {
    expect(powershellCommand('{"a": "it\'s $x"}')).toBe(`$payload = @'
{"a": "it's $x"}
'@
Invoke-RestMethod -Method POST -Uri $env:MI_WEBHOOK_URL \`
  -Headers @{ Authorization = "Basic $env:MI_WEBHOOK_AUTHORIZATION" } \`
  -ContentType 'application/json' \`
  -Body ([Text.Encoding]::UTF8.GetBytes($payload))
`);
  });

  test.each(["'@", "{\n'@\n}", '{\n  ’@ Remove-Item', "<keep>\n'@", "\n'@\n'@"])('%j does not end it', (payload) => {
    expect(payloadOf(powershellCommand(payload))).toBe(payload);
  });

  test('any payload is kept', () => {
    const piece = fc.oneof(
      fc.constantFrom("'@", '\n', '’@', '@', "'", '<keep>', '<keep2>', ' ', '$', '`', '"'),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const payload = pieces.join('');
        expect(payloadOf(powershellCommand(payload))).toBe(payload);
      }),
    );
  });

  test.skipIf(!isInstalled)('PowerShell itself reads the payload', () => {
    const payload = '{"a": "it\'s $x"}\n\'@\n';
    const script = `${powershellCommand(payload).split('Invoke-RestMethod')[0]}[Console]::Write($payload)`;
    const { stdout } = spawnSync('pwsh', ['-NoProfile', '-Command', script], { encoding: 'utf8' });
    expect(stdout).toBe(payload);
  });
});
