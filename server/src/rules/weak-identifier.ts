import { type IdentifierText, identifierTexts, strengthOf } from '../events/identifier-sources.ts';
import { defineRule } from './engine/rule.ts';
import { caseOf, inCase, join } from './shared/words.ts';

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
  title: 'Identifier that does not tell people apart',
  documentation: {
    what: 'Looks for a `user_id` or an `anonymous_id` that is made of nothing but what many people have in common, such as a first name or `${random_bucket_number}`, of what belongs to the message, such as `campaign.${dispatch_id}`, or of the moment of sending.',
    why: 'Movable Ink keeps one profile for each identifier. Strangers with the same one would share it, and one that is new in each message finds nothing that was sent before. A hash of such a value is no better: equal values have equal hashes.',
    do: 'Send an identifier that one person has and keeps, and that nobody can guess: `${user_id}`, `${braze_id}`, or an attribute of your own that is the same as `mi_u`.',
    bad: [
      {
        caption: 'One of 10,000 numbers',
        body: `{${EVENT}, "anonymous_id": "{{\${random_bucket_number}}}"}`,
        at: '"{{${random_bucket_number}}}"',
      },
      {
        caption: 'Another one in each message',
        body: `{${EVENT}, "anonymous_id": "{{\${braze_id} | json_escape}}-{{ 'now' | date: '%s' }}"}`,
        at: `"{{\${braze_id} | json_escape}}-{{ 'now' | date: '%s' }}"`,
      },
    ],
    good: [
      {
        caption: "Braze's own identifier",
        body: `{${EVENT}, "anonymous_id": "{{\${braze_id} | json_escape}}"}`,
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
      common: `is made of ${made} alone, which many people have in common: strangers would share one profile`,
      message: `is made of ${made} alone, which is the same for all who get this message: they would share one profile`,
      clock: 'changes with the moment of sending: Movable Ink would take each message for another person',
    };
    const message = `\`${name}\` ${said[weakness]}, ${inCase(when)}. Send an identifier that one person has and keeps, such as \`\${user_id}\` or \`\${braze_id}\`.`;
    return { start, end, message, ...caseOf(when) };
  },
});

function weaknessOf({ holes }: IdentifierText): Found['weakness'] | undefined {
  const isClock = holes.some(({ moments }) => moments.some((one) => one.isClock && varies(one)));
  if (isClock) return 'clock';
  if (holes.some(({ sources, hasUnknownSource }) => hasUnknownSource || sources.length === 0)) return undefined;
  const strengths = holes.flatMap(({ sources }) => sources.map(strengthOf));
  if (!strengths.every((strength) => strength === 'common' || strength === 'message')) return undefined;
  return strengths.includes('common') ? 'common' : 'message';
}

function varies({ printed }: { printed(moment: number): string | undefined }): boolean {
  return printed(0) !== printed(86_400_001);
}
