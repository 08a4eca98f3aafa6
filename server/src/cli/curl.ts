/** The request as a shell command. Address and credentials are secrets, so they stay in variables of the shell. */
export function curlCommand(payload: string): string {
  return [
    'curl --request POST "$MI_WEBHOOK_URL" \\',
    '  --header "Authorization: Basic $MI_WEBHOOK_AUTHORIZATION" \\',
    "  --header 'Content-Type: application/json' \\",
    `  --data-raw ${quoted(payload)}\n`,
  ].join('\n');
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
