export const help = `mi-webhook: checks Braze webhook bodies for Movable Ink

  check [PATH...]            check bodies and sample users, including those in folders; - reads a body from standard input
    --format FORMAT          format of the report: text (default), json, sarif, github, gitlab or junit
    --baseline FILE          leave out the findings of an earlier JSON report, so that only new ones fail
    --fix                    apply all safe fixes first; with -, the fixed body goes to standard output and the report to
                             standard error
    --fix=all                apply suggestions too, until the body is always valid JSON or no fix helps; nothing is removed or
                             invented, and valid payloads stay as they are
    --fix --dry-run          print what the fixes would change, without writing anything
    --config FILE            configuration (default: mi-webhook.config.json in this folder)
    --max-warnings N         exit with 1 if there are more than N warnings
    --stdin-filename FILE    file name for the body from standard input
    exit code 0: no errors; 1: errors; 2: wrong usage, or a file that cannot be read or fixed

  render BODY...             print what Braze would send
    --sample-user FILE|NAME  the user to render for (default: known-user); can be repeated
    --all                    render for all built-in sample users
    --now TIME               time of sending, such as 2023-12-06T18:20:45Z
    --format body|json|curl|powershell|results
                             the body as it is, indented JSON, the request as a command for curl or PowerShell, or one JSON
                             object per line
    exit code 0: valid JSON; 1: invalid JSON, aborted or failed; 2: wrong usage, or input that cannot be read

  replay BODY --events FILE...
                             render a body for recorded events, and count what is sent, lost and stopped. Files hold JSON, one
                             JSON object per line, or CSV, and may be gzipped; - reads standard input
    --users FILE             exported users, joined by external_id; can be repeated
    --event NAME             only events of this name; can be repeated
    --sample-user FILE|NAME  what events do not contain: catalogs, responses of connected_content, the campaign
    --out FILE               write the identifiers of what is lost to a new file
    --examples DIR           write the first example of each cause to a new folder, as sample users without personal data
    --stdin-filename NAME    path of a body read from standard input, as -
    --format text|json       format of the report
    --config FILE            configuration (default: mi-webhook.config.json in this folder)
    exit code 0: no event is lost; 1: some are; 2: wrong usage, a file that cannot be read, or stopped before the end

  test [PATH...]             compare what bodies send with the \`expect\` of sample users, including those in folders
    --format FORMAT          format of the report: text (default), json or junit
    --filter NAME            only sample users and bodies with this in their name or path
    --update                 write what bodies send into \`expect\`, where it differs
    --watch                  test again after each change
    --config FILE            configuration (default: mi-webhook.config.json in this folder)
    exit code 0: all as expected; 1: something differs; 2: wrong usage, or a file that cannot be read or written

  schema BODY...             print the contract: a JSON Schema that every payload of the body matches
    --format json-schema|markdown
                             JSON Schema (default), or a table of the fields
    --out FILE               write it to a file
    --check FILE             report what changed for the receiver since this contract was written
    --sample-user FILE|NAME  the user whose payload gives the examples; can be repeated
    --config FILE            configuration (default: mi-webhook.config.json in this folder)
    exit code 0: printed; 1: the body can send invalid JSON or could not be proved, or a change breaks the contract; 2: wrong usage, or input that cannot be read

  new EVENT_FILE             write a body for a Braze trigger event: JSON, or a cURL command that sends it; - reads standard input
    --expected FILE          the payload that Movable Ink expects, as JSON or in a cURL command
    --users known|all        whose events to send: users with an external_id, or anonymous users too
    --out FILE               where to write the body, with a sample user beside it (default: print the body)
    --force                  replace existing files
    --config FILE            configuration (default: mi-webhook.config.json in this folder)
    exit code 0: always valid JSON, no findings, and it renders to the payload; 1: otherwise; 2: wrong usage, or input that
    cannot be used

  format PATH...             lay out bodies: JSON indented, tags of blocks on lines of their own; only white space changes
    --check                  change nothing, and list the files that would change
    exit code 0: done, or nothing to change; 1: with --check, a file would change; 2: wrong usage, or a file that cannot be
    read or written

  share BODY                 write the hand-over: sample payloads, contract, request, and what to set before the launch
    --out DIR                where to write it
    --redact                 replace personal data in sample payloads; without it they are refused
    --sample-user FILE|NAME  whose payloads to share; can be repeated
    --config FILE            configuration (default: mi-webhook.config.json in this folder)
    exit code 0: written; 1: personal data, or a body without a contract; 2: wrong usage, or input that cannot be read

  import FILE...             write the webhooks in answers of Braze's /campaigns/details and /canvas/details as bodies
    --out DIR                where to write them (default: webhooks)
    --check                  compare what is live with the files here, without writing anything
    --force                  replace existing files that differ
    --config FILE            configuration (default: mi-webhook.config.json in this folder)
    exit code 0: written, or nothing differs; 1: a file differs; 2: wrong usage, or input that cannot be read

  lsp --stdio                start the language server, for any editor

  --version                  print the version
`;

/** What the help says of one command; all of it for a word that is none. */
export function helpFor(command: string): string {
  const parts = help.trimEnd().split('\n\n').slice(1);
  const part = parts.find((one) => one.startsWith(`  ${command} `));
  if (part === undefined) return help;
  return `mi-webhook ${part.replace(/^ {2}/gm, '').replace(/^(.*\S) {3,}/, '$1  ')}\n`;
}
