import type { Field } from '../../catalog/movable-ink/types.ts';
import type { TimestampForm } from '../../rules/engine/settings.ts';
import { attribute, type FieldSource, plainSource } from './field-source.ts';

/** A member as it is written: its value, and the test without which it is left out. */
export interface MemberText {
  readonly value: string;
  /** The value as it is tested in a tag; absent where there is always one to send. */
  readonly guard?: string;
}

/** The value of a field, typed and escaped. Lines below the first are indented from there. */
export function textOf(field: Pick<Field, 'type' | 'members' | 'name'>, source: FieldSource): MemberText {
  const { text, inTag } = source;
  switch (field.type) {
    case 'string':
      return { value: `"{{${text} | json_escape}}"` };
    case 'number':
      return { value: `{{${text} | plus: 0}}`, guard: inTag };
    case 'integer':
      return { value: `{{${text} | plus: 0 | round}}`, guard: inTag };
    case 'boolean':
      return { value: `{% if ${inTag} == true %}true{% else %}false{% endif %}`, guard: inTag };
    case 'array':
      if (field.members !== undefined) return { value: loopText(field.name, field.members, inTag), guard: inTag };
      break;
    case 'object':
      break;
  }
  return { value: `{{${text} | as_json_string}}`, guard: inTag };
}

/** `[{% for category in … %}{ … }{% endfor %}]` with the comma between the items. */
function loopText(name: string, members: readonly Field[], collection: string): string {
  const item = singular(name);
  const fields = members.filter(({ type, required }) => required || type === 'string');
  const lines = fields.map((field, at) => {
    const { value } = textOf(field, plainSource(`${item}.${field.name}`));
    return `    "${field.name}": ${value}${at < fields.length - 1 ? ',' : ''}`;
  });
  return [
    '[',
    `  {% for ${item} in ${collection} %}`,
    '  {',
    ...lines,
    '  }{% unless forloop.last %},{% endunless %}',
    '  {% endfor %}',
    ']',
  ].join('\n');
}

export function singular(name: string): string {
  const one = name.endsWith('ies') ? `${name.slice(0, -3)}y` : name.replace(/s$/, '');
  return one === name || !/^[a-z_]\w*$/i.test(one) ? 'item' : one;
}

/** Members of the root, which come from the profile and the clock. */
export function envelopeText(name: string, timestamp: TimestampForm): MemberText | undefined {
  const zone = attribute('${time_zone}');
  const user = attribute('${user_id}');
  switch (name) {
    case 'type':
      return { value: '"track"' };
    case 'user_id':
      return { value: `"{{${user.text} | json_escape}}"`, guard: user.inTag };
    case 'anonymous_id':
      return { value: '"{{${braze_id} | json_escape}}"' };
    case 'timezone':
      return { value: `"{{${zone.text} | json_escape}}"`, guard: zone.inTag };
    case 'timestamp':
      return { value: TIMESTAMPS[timestamp] };
    default:
      return undefined;
  }
}

const TIMESTAMPS: Readonly<Record<TimestampForm, string>> = {
  milliseconds: "{{'now' | date: '%s'}}000",
  seconds: "{{'now' | date: '%s'}}",
  'iso-8601': `"{{'now' | date: '%Y-%m-%dT%H:%M:%SZ'}}"`,
};
