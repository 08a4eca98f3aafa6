import { apart, type Secret, secretsIn } from '../privacy/secrets.ts';
import type { Fix } from './engine/finding.ts';
import { defineRule } from './engine/rule.ts';

// In two pieces, so that secret scanners do not report this example.
const CREDENTIALS = ['bWktd2Vi', 'aG9vazpub3QtcmVhbC0x'].join('');

export default defineRule<Secret>({
  code: 'secret-in-file',
  group: 'privacy',
  severity: 'warning',
  title: 'Secret in a file',
  documentation: {
    what: 'Reports secrets in bodies and sample users, including their comments: Basic authorization credentials, the key in an endpoint URL, Bearer tokens and JSON Web Tokens, API keys and passwords. Placeholders such as `{{key}}`, `<key>` or `YOUR_KEY` are ignored.',
    why: 'Anyone who can read the file can send events in your name, and bodies and sample users are kept in repositories and shared.',
    do: 'Keep secrets in Braze: the webhook has its own fields for the URL and the `Authorization` header, and Connected Content has stored credentials. Write a placeholder here, and replace any secret that was shared.',
    bad: [
      {
        caption: 'Credentials in a comment',
        body: `{% comment %} Authorization: Basic ${CREDENTIALS} {% endcomment %}{"customer": "a"}`,
        at: CREDENTIALS,
        fixed: '{% comment %} Authorization: Basic <secret> {% endcomment %}{"customer": "a"}',
      },
    ],
    good: [
      {
        caption: 'Placeholders',
        body: '{% comment %} POST https://collector.movableink-dmz.com/behavioral/<key>, Authorization: Basic <credentials> {% endcomment %}{"customer": "a"}',
      },
    ],
  },
  find: {
    body: (_, analysis) => apart(analysis.secrets()),
  },
  say,
  fixes: fixesOf,
  *inSampleUser({ source }) {
    for (const secret of apart(secretsIn(source))) yield { ...say(secret), fixes: fixesOf(secret) };
  },
});

function say({ start, end, words }: Secret) {
  const message = `This looks like ${words}: anyone who can read this file could send events in your name. Write a placeholder, keep the secret in Braze, and replace it if the file was shared.`;
  return { start, end, message };
}

function fixesOf({ start, end }: Secret): Fix[] {
  return [{ title: 'Replace with `<secret>`', kind: 'suggestion', edits: [{ start, end, newText: '<secret>' }] }];
}
