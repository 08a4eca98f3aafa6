import { apart, type Secret, secretsIn } from '../privacy/secrets.ts';
import type { Fix } from './engine/finding.ts';
import { defineRule } from './engine/rule.ts';

// Put together, so that nobody's scanner takes the example for a secret.
const CREDENTIALS = ['bWktd2Vi', 'aG9vazpub3QtcmVhbC0x'].join('');

export default defineRule<Secret>({
  code: 'secret-in-file',
  group: 'privacy',
  severity: 'warning',
  title: 'Secret in a file',
  documentation: {
    what: 'Looks in bodies and sample users, comments included, for what only Braze and Movable Ink should know: the credentials of a Basic authorization, the key in the address of an endpoint, Bearer and JSON Web tokens, API keys, passwords. Placeholders such as `{{key}}`, `<key>` or `YOUR_KEY` are none.',
    why: 'Whoever reads the file can send events in your name. Bodies and sample users are kept with other sources and passed around.',
    do: 'Keep secrets in Braze: the address and the `Authorization` header of the webhook have fields of their own, and Connected Content has stored credentials. Put a placeholder here, and have a secret that was shared replaced.',
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
  const message = `This looks like ${words}: whoever reads this file could send events in your name. Put a placeholder here, keep the secret in Braze, and have it replaced if the file was shared.`;
  return { start, end, message };
}

function fixesOf({ start, end }: Secret): Fix[] {
  return [{ title: 'Put a placeholder here', kind: 'suggestion', edits: [{ start, end, newText: '<secret>' }] }];
}
