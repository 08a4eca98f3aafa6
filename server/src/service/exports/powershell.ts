import { endpoint } from '../../catalog/movable-ink/endpoint.ts';

/** A line that would end the here-string, at any indentation. PowerShell treats curly single quotes as straight ones. */
const ENDING_LINE = /^[^\S\n]*['\u2018-\u201B]@/gm;

/**
 * The request as a command for PowerShell. The payload is in a single-quoted here-string, in which nothing is replaced, and is sent as bytes, since Windows
 * PowerShell would send text as Latin-1.
 */
export function powershellCommand(payload: string): string {
  const mark = markFor(payload);
  const guarded = payload.replace(ENDING_LINE, (line) => mark + line);
  const unguard = guarded === payload ? '' : `.Replace('${mark}', '')`;
  return [
    "$payload = @'",
    guarded,
    `'@${unguard}`,
    `Invoke-RestMethod -Method ${endpoint.method} -Uri $env:MI_WEBHOOK_URL \``,
    '  -Headers @{ Authorization = "Basic $env:MI_WEBHOOK_AUTHORIZATION" } `',
    `  -ContentType '${endpoint.headers['Content-Type']}' \``,
    '  -Body ([Text.Encoding]::UTF8.GetBytes($payload))\n',
  ].join('\n');
}

function markFor(payload: string): string {
  let mark = '<keep>';
  for (let count = 2; payload.includes(mark); count++) mark = `<keep${count}>`;
  return mark;
}
