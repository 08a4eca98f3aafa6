import { type IdentifierText, identifierTexts, strengthOf } from '../events/identifier-sources.ts';
import { caseOf, inCase } from './engine/case-in-message.ts';
import { defineRule } from './engine/rule.ts';
import { join } from './shared/words.ts';

interface Found extends IdentifierText {
  readonly weakness: 'common' | 'message' | 'clock';
  /** What it is made of. */
  readonly sources: readonly string[];
}

const EVENT = '"type": "track", "event": "quiz_done", "timestamp": 1257894000000';

export default defineRule<Found>({
  code: 'weak-identifier',
  group: 'movable-ink',
  severity: 'warning',
  title: 'Weak identifier',
  documentation: {
    what: 'Reports a `user_id` or `anonymous_id` made only of values that many people share, such as a first name or `${random_bucket_number}`, of values that belong to the message, such as `campaign.${dispatch_id}`, or of the time of sending.',
    why: 'Movable Ink keeps one profile per identifier. Strangers with the same one would share it, and one that changes with each message never matches earlier events. Hashing does not help: equal values have equal hashes.',
    do: 'Send an identifier that belongs to one person, stays the same and cannot be guessed: `${user_id}`, `${braze_id}`, or a custom attribute that equals `mi_u`.',
    bad: [
      {
        caption: 'One of 10,000 numbers',
        body: `{${EVENT}, "user_id": "{{\${random_bucket_number}}}"}`,
        at: '"{{${random_bucket_number}}}"',
      },
      {
        caption: 'A new one in each message',
        body: `{${EVENT}, "user_id": "{{\${braze_id} | json_escape}}-{{ 'now' | date: '%s' }}"}`,
        at: `"{{\${braze_id} | json_escape}}-{{ 'now' | date: '%s' }}"`,
      },
    ],
    good: [
      {
        caption: "Braze's own identifier",
        body: `{${EVENT}, "user_id": "{{\${braze_id} | json_escape}}"}`,
      },
    ],
  },
  find: {
    *event(event) {
      for (const text of identifierTexts(event)) {
        const weakness = weaknessOf(text);
        const sources = [...new Set(text.holes.flatMap((hole) => hole.sources.map((source) => source.text)))];
        if (weakness !== undefined) yield { ...text, weakness, sources };
      }
    },
  },
  say({ name, value, weakness, sources, when }) {
    const { start, end } = value;
    const made = join(
      sources.map((text) => `\`${text}\``),
      'and',
    );
    const said = {
      common: `is made only of ${made}, which many people have in common: strangers would share one profile`,
      message: `is made only of ${made}, which is the same for everyone who gets this message: they would share one profile`,
      clock: 'changes with the time of sending: Movable Ink would treat each message as a new person',
    };
    const message = `\`${name}\` ${said[weakness]}${inCase(when)}. Send an identifier that belongs to one person and stays the same, such as \`\${user_id}\` or \`\${braze_id}\`.`;
    return { start, end, subject: name, message, ...caseOf(when) };
  },
});

function weaknessOf({ holes }: IdentifierText): Found['weakness'] | undefined {
  const isClock = holes.some(({ timeValues }) => timeValues.some((one) => one.isClock && varies(one)));
  if (isClock) return 'clock';
  if (holes.some(({ sources, hasUnknownSource }) => hasUnknownSource || sources.length === 0)) return undefined;
  const strengths = holes.flatMap(({ sources }) => sources.map(strengthOf));
  if (!strengths.every((strength) => strength === 'common' || strength === 'message')) return undefined;
  return strengths.includes('common') ? 'common' : 'message';
}

function varies({ printed }: { printed(moment: number): string | undefined }): boolean {
  return printed(0) !== printed(86_400_001);
}
