import { hashesOfNothing } from '../catalog/movable-ink/endpoint.ts';
import { type SharedIdentifier, sharedIdentifiers } from '../events/shared-identifiers.ts';
import type { TextHole } from '../proof/payload-tree.ts';
import type { Case } from '../proof/proof.ts';
import type { Span } from '../template/span.ts';
import { caseOf, inCase } from './engine/case-in-message.ts';
import { defineRule } from './engine/rule.ts';
import { abortFix, missingIn } from './fixes/abort.ts';
import { isGuarded } from './shared/guarded.ts';
import { isUnlikely } from './shared/unlikely-case.ts';

interface Found extends SharedIdentifier {
  readonly payload: Span;
}

const EVENT = '"type": "track", "event": "quiz_done", "timestamp": 1257894000000';

export default defineRule<Found>({
  code: 'shared-identifier',
  group: 'movable-ink',
  severity: 'warning',
  title: 'Identifier shared by many users',
  documentation: {
    what: 'Reports a `user_id` or `anonymous_id` that is the same for every user, such as one left over from a test, or for every user who lacks a value: the hash of a missing e-mail address, a default, or fixed text around a blank value.',
    why: 'Movable Ink treats users with the same identifier as one person. All these users would share one profile, and each would see what the others looked at.',
    do: 'Test the value with `!= blank` before you hash it, and leave the identifier out or stop the message when it is blank. A constant for users who do have data is *information*.',
    bad: [
      {
        caption: 'The identifier of a test',
        body: `{${EVENT}, "user_id": "test-user"}`,
        at: '"test-user"',
      },
      {
        caption: 'Not every user has an e-mail address',
        body: `{${EVENT}, "user_id": "{{\${email_address} | downcase | md5}}"}`,
        at: '"{{${email_address} | downcase | md5}}"',
        fixed: `{% if {{\${email_address}}} == blank %}{% abort_message('no identifier') %}{% endif %}{${EVENT}, "user_id": "{{\${email_address} | downcase | md5}}"}`,
      },
      {
        caption: 'The default is the same for everyone',
        body: `{${EVENT}, "user_id": "{% if \${user_id} == blank %}anonymous{% else %}{{\${user_id} | json_escape}}{% endif %}"}`,
        at: '"{% if ${user_id} == blank %}anonymous{% else %}{{${user_id} | json_escape}}{% endif %}"',
        fixed: `{% if {{\${user_id}}} == blank %}{% abort_message('no identifier') %}{% endif %}{${EVENT}, "user_id": "{% if \${user_id} == blank %}anonymous{% else %}{{\${user_id} | json_escape}}{% endif %}"}`,
      },
    ],
    good: [
      {
        caption: 'Hashed only when there is a value',
        body: `{% if \${email_address} == blank %}{% abort_message("no e-mail") %}{% endif %}{${EVENT}, "user_id": "{{\${email_address} | downcase | md5}}"}`,
      },
    ],
  },
  find: {
    *event(event, { template }) {
      for (const name of ['user_id', 'anonymous_id'] as const) {
        for (const found of sharedIdentifiers(event, name)) {
          const isKept = found.kind === 'fixed' || !isGuarded(found.value, found.when, template);
          if (!isUnlikely(found.when) && isKept) yield { ...found, payload: event.object };
        }
      }
    },
  },
  say({ name, value, kind, text, output, when }) {
    const { start, end } = value;
    if (kind === 'fixed') {
      const message = `\`${name}\` is the same for everyone (\`${text}\`)${inCase(when)}: strangers would share one profile. Send an identifier of the user, such as \`{{\${user_id}}}\`.`;
      // A number is of a wrong type as well, which does not matter before it is somebody's.
      const explains = value.kind === 'number' ? { explains: [{ start, end }] } : {};
      return { start, end, subject: name, message, ...caseOf(when), ...explains };
    }
    const hash = output === undefined ? undefined : hashOfNothing(output);
    const same =
      text === undefined ? (hash === undefined ? '' : ` (\`${hash}\`, the hash of an empty string)`) : ` (\`${text}\`)`;
    const message = `\`${name}\` is the same for everyone${same}${inCase(when)}: strangers would share one profile. Test the value with \`!= blank\`, and leave the identifier out or stop the message with \`abort_message\`.`;
    const severity = kind === 'missing' || isStandIn(when) ? 'warning' : 'information';
    return { start, end, subject: name, message, severity, ...caseOf(when) };
  },
  fixes({ kind, when, payload }) {
    return kind === 'fixed' ? [] : abortFix(when, payload);
  },
});

/** Filters that print nothing for an empty string. */
const KEEPING = new Set(['downcase', 'upcase', 'strip', 'lstrip', 'rstrip', 'json_escape']);

function hashOfNothing({ filters }: TextHole): string | undefined {
  const at = filters.findIndex((filter) => filter in hashesOfNothing);
  const [hash = ''] = filters.slice(at);
  const others = at < 0 ? [] : filters.toSpliced(at, 1);
  return others.every((filter) => KEEPING.has(filter)) ? hashesOfNothing[hash] : undefined;
}

/** Used only because data is missing, whatever else the user has. */
function isStandIn(when: Case): boolean {
  return missingIn(when) !== undefined;
}
