export const help = `mi-webhook: checks Braze webhook bodies for Movable Ink

  check [PATH...]            check bodies and sample users; folders are walked, - reads a body from standard input
    --format text|json       how findings are printed (text)
    --fix                    apply all safe fixes first; what is fixed of standard input is printed, and the report goes to
                             standard error
    --fix=all                apply suggestions too, until the body is always valid JSON or no fix helps; nothing is removed or
                             made up, and valid renderings stay as they are
    --fix --dry-run          print what the fixes would change, and write nothing
    --config FILE            settings (mi-webhook.config.json in this folder)
    --max-warnings N         more warnings than that fail too
    --stdin-filename FILE    what the body from standard input is called
    exit code 0: no error found; 1: errors; 2: wrong call, or a file that cannot be read or fixed

  render BODY...             print what Braze would send
    --sample-user FILE|NAME  for whom (known-user); may be given several times
    --all                    for all built-in sample users
    --now TIME               the moment of sending, such as 2023-12-06T18:20:45Z
    --format body|json|curl|results
                             body as it is, indented JSON, a curl command, or one JSON object a line
    exit code 0: valid JSON; 1: not JSON, aborted or failed; 2: wrong call, or input that cannot be read

  lsp --stdio                the language server, for any editor
  --version
`;
