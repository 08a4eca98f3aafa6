import { BodyWriter, jsonText, type WrittenMember } from './body-writer.ts';
import type { Plan } from './plan.ts';

export interface WrittenBody {
  readonly text: string;
  readonly members: readonly WrittenMember[];
}

/** Writes a planned body in the order in which the examples have their members, the time at the end: it is always there. */
export function writeBody(plan: Plan, comment: string): WrittenBody {
  const writer = new BodyWriter();
  writer.line(0, `{% comment %} ${comment.replaceAll(/[{}%]/g, '')} {% endcomment %}`);
  for (const line of plan.timestamp.before) writer.line(0, line);
  for (const { name, test } of plan.required) writeAbort(writer, name, test);
  for (const line of plan.identity.before) writer.line(0, line);
  writer.line(0, '{');
  writer.line(1, `"type": "${plan.type}",`);
  if (plan.eventName !== undefined) writer.line(1, `"event": ${jsonText(plan.eventName)},`);
  for (const line of plan.identity.members) writer.line(1, line);
  writeData(writer, plan);
  writeTimezone(writer, plan);
  for (const line of plan.timestamp.comment) writer.line(1, line);
  writer.line(1, `"timestamp": ${plan.timestamp.value}`);
  writer.line(0, '}');
  return { text: writer.written, members: writer.members };
}

function writeAbort(writer: BodyWriter, name: string, test: string): void {
  writer.line(0, `{% if ${test} %}`);
  writer.line(1, `{% abort_message('the event has no ${name.replaceAll(/[^\w -]/g, '')}') %}`);
  writer.line(0, '{% endif %}');
}

function writeData(writer: BodyWriter, { properties, members }: Plan): void {
  const own =
    properties === undefined
      ? []
      : [{ name: 'properties', path: ['properties'], shape: { kind: 'object' as const, members: properties } }];
  writer.membersOf([...own, ...members], 1, true);
}

function writeTimezone(writer: BodyWriter, { sendsTimezone }: Plan): void {
  if (!sendsTimezone) return;
  writer.line(1, '{% if {{${time_zone}}} != blank %}');
  writer.line(1, '"timezone": "{{${time_zone} | json_escape}}",');
  writer.line(1, '{% endif %}');
}
