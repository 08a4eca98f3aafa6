export const help = `mi-webhook: checks Braze webhook bodies for Movable Ink

  check [PATH...]            check bodies and sample users, including those in folders; - reads a body from standard input
    --format FORMAT          format of the report: text (default), json, sarif, github, gitlab or junit
    --baseline FILE          leave out the findings of an earlier report in the format json, so that only new ones fail
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

  new EVENT_FILE             write a body for a Braze trigger event: JSON, or a cURL command that sends it; - reads standard input
    --expected FILE          the payload that Movable Ink expects, as JSON or in a cURL command
    --users known|all        whose events to send: users with an external_id, or anonymous users too
    --out FILE               where to write the body, with a sample user beside it (default: print the body)
    --force                  replace files that are there already
    --config FILE            configuration (default: mi-webhook.config.json in this folder)
    exit code 0: always valid JSON, without findings, and rendering to the payload; 1: not so; 2: wrong usage, or input that
    cannot be used

  format PATH...             lay out bodies: JSON indented, tags of blocks on lines of their own; only white space changes
    --check                  change nothing, and list the files that would change
    exit code 0: done, or nothing to change; 1: with --check, a file would change; 2: wrong usage, or a file that cannot be
    read or written

  lsp --stdio                start the language server, for any editor
  --version                  print the version
`;
