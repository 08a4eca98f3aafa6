import { attributes, findAttribute } from '../catalog/attributes.ts';
import { didYouMean } from '../catalog/did-you-mean.ts';
import { findNamespace, namespaces } from '../catalog/namespaces.ts';
import type { Expression, Lookup } from '../template/expressions.ts';
import { type Span, spanOf } from '../template/span.ts';
import type { Analysis } from './engine/analysis.ts';
import { defineRule } from './engine/rule.ts';
import { renameFix, suggest } from './fixes/rename.ts';

const namespaceNames = namespaces.map(({ name }) => name);

interface Found extends Span {
  /** As a person would write it: `${USER_ID}`, `content_block`. */
  readonly written: string;
  readonly near: string | undefined;
}

export default defineRule<Found>({
  code: 'unknown-attribute',
  group: 'liquid',
  severity: 'error',
  title: 'Unknown attribute',
  documentation: {
    what: 'Reports attributes and namespaces in `${…}` that Braze does not have. Custom attributes and event properties may have any name.',
    why: 'Braze silently prints nothing for an unknown attribute.',
    do: 'Use the exact name, in lower case. Custom data needs a namespace: `custom_attribute.${plan}`.',
    bad: [
      {
        caption: 'Upper case',
        body: '{"id": "{{${USER_ID} | json_escape}}"}',
        at: 'USER_ID',
        fixed: '{"id": "{{${user_id} | json_escape}}"}',
      },
      {
        caption: 'An unknown namespace',
        body: '{"name": "{{context_properties.${name} | json_escape}}"}',
        at: 'context_properties',
        fixed: '{"name": "{{context.${name} | json_escape}}"}',
      },
    ],
    good: [
      {
        caption: 'Existing names, and custom ones',
        body: '{"id": "{{${user_id} | json_escape}}", "own": "{{custom_attribute.${USER_ID} | json_escape}}"}',
      },
    ],
  },
  find: {
    *lookup(lookup, analysis) {
      const found = unknownRoot(lookup) ?? unknownMember(lookup, analysis);
      if (found !== undefined) yield found;
    },
  },
  say({ start, end, written, near }) {
    const isOwn = near === undefined && written.startsWith('$');
    const advice = isOwn
      ? `Check the spelling, or write \`custom_attribute.${written}\` or \`event_properties.${written}\` if this is data of your own.`
      : suggest(near);
    const message = `Braze has no \`${written}\` and prints nothing for it. ${advice}`;
    return { start, end, message, explains: [{ start, end }] };
  },
  fixes({ start, end, near }) {
    return renameFix({ start, end }, near);
  },
});

/** `${name}` without a namespace: a standard attribute. Of a path within the braces only the first name counts. */
function unknownRoot({ root, steps: [step] }: Lookup): Found | undefined {
  if (root.kind !== 'attribute') return undefined;
  const first = /^[^.[]*/.exec(root.name)?.[0] ?? root.name;
  const member = step === undefined ? undefined : step.kind === 'index' ? textOf(step.index) : step.name;
  // `${event_properties}.title`
  if (member !== undefined && first === root.name && findNamespace(first) !== undefined)
    return { start: root.start, end: step?.end ?? 0, written: `\${${first}}`, near: `${first}.\${${member}}` };
  if (findAttribute(first) !== undefined) return undefined;
  const names = attributes.filter(({ deprecated }) => deprecated !== true).map(({ name }) => name);
  const { start } = root.nameSpan;
  const end = start + first.length;
  const near = didYouMean(first, names);
  const other = near === undefined ? asMember(first) : undefined;
  return { ...(other === undefined ? { start, end } : spanOf(root)), written: `\${${first}}`, near: near ?? other };
}

/** `canvas_name` as `canvas.${name}`. */
function asMember(name: string): string | undefined {
  for (const namespace of namespaces) {
    const member = name.startsWith(`${namespace.name}_`) ? name.slice(namespace.name.length + 1) : '';
    if (namespace.members.some((one) => one.name === member)) return `${namespace.name}.\${${member}}`;
  }
  return undefined;
}

function textOf(index: Expression): string | undefined {
  return index.type === 'literal' && index.literal.kind === 'string' ? index.literal.value : undefined;
}

/** `namespace.${name}`. A name unlike any namespace, or one that the author defines, may be anything. */
function unknownMember({ root, steps }: Lookup, analysis: Analysis): Found | undefined {
  const [step] = steps;
  if (root.kind !== 'name' || step?.kind !== 'attribute') return undefined;
  const namespace = findNamespace(root.name);
  if (namespace === undefined) {
    const near = didYouMean(root.name, namespaceNames);
    if (near === undefined || analysis.definedNames().has(root.name)) return undefined;
    return { start: root.start, end: root.end, written: root.name, near };
  }
  const members = namespace.members.map(({ name }) => name);
  if (namespace.openEnded || members.includes(step.name)) return undefined;
  const { start, end } = step.nameSpan;
  return { start, end, written: `${root.name}.\${${step.name}}`, near: didYouMean(step.name, members) };
}
