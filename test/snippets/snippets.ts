import { readFileSync } from 'node:fs';

interface Snippet {
  readonly prefix: string;
  readonly description: string;
  readonly body: readonly string[];
}

const file = new URL('../../snippets/braze-webhook.json', import.meta.url);

/** Every snippet as it stands in the editor after it was inserted and nothing was filled in. */
export function insertedSnippets(): { name: string; prefix: string; body: string }[] {
  const snippets: Record<string, Snippet> = JSON.parse(readFileSync(file, 'utf8'));
  return Object.entries(snippets).map(([name, { prefix, body }]) => ({ name, prefix, body: insert(body.join('\n')) }));
}

/** VS Code's snippet syntax, as far as ours goes: `${1:default}`, `$0`, and `\` before what stands for itself. */
function insert(text: string): string {
  return text.replace(/\\([\\$}])|\$\{\d+:([^}]*)\}|\$\d/g, (_, escaped = '', filling = '') => escaped + filling);
}
