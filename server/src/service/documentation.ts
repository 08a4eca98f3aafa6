/** The page, below the package, that tells more about a finding. */
export function documentationPage(code: string): string {
  return code === 'sample-user' ? 'docs/sample-users.md' : `docs/rules/${code}.md`;
}
