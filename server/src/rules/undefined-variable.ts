import { didYouMean } from '../catalog/did-you-mean.ts';
import { findNamespace } from '../catalog/namespaces.ts';
import { findVariable } from '../catalog/predefined-variables.ts';
import type { Unset } from '../proof/proof.ts';
import type { Lookup } from '../template/expressions.ts';
import { lastFrom, type Span } from '../template/span.ts';
import type { Template } from '../template/tree.ts';
import { type Variables, variablesOf } from '../template/variables.ts';
import type { Analysis } from './engine/analysis.ts';
import { caseOf, inCase } from './engine/case-in-message.ts';
import type { Explained } from './engine/explained.ts';
import { defineRule, type Said } from './engine/rule.ts';
import { withoutDollar } from './fixes/dollar.ts';
import { renameFix } from './fixes/rename.ts';
import { attributeNamed, namespacedAttribute } from './shared/attribute-names.ts';
import { clockSlip, SECONDS } from './shared/clock-slip.ts';
import { plainNamesIn } from './shared/definitions.ts';
import { isPayload } from './shared/is-payload.ts';
import { escapedInString, outputAround, withDigits } from './shared/output-around.ts';
import { join, slice } from './shared/words.ts';

/** In no case, or not in this one. */
type Found = NeverSet | Unset;

interface NeverSet extends Span {
  readonly name: string;
  /** The tags that would set it. */
  readonly setBy: readonly string[];
  /** Set only further down. */
  readonly isLater: boolean;
  readonly near: string | undefined;
  /** What is meant is an attribute: what else is found where it is read comes from that. */
  readonly isAttribute: boolean;
  /** The loop of which a member is meant: commas depend on it. */
  readonly loop?: Span | undefined;
  readonly when?: never;
}

export default defineRule<Found>({
  code: 'undefined-variable',
  group: 'liquid',
  severity: 'warning',
  title: 'Undefined variable',
  documentation: {
    what: 'Reports variables that no tag in the body sets, or that are set only further down. In a body that is not JSON, and so may be part of a larger one, this is *information*. A variable that is printed in a string but set only in some branches is a *hint*. Bodies with a Content Block are skipped, since it may set variables.',
    why: 'An undefined variable is nil: it prints nothing and equals only nil. Variables set in the URL or in a header of the webhook are not available in its body.',
    do: "Set the variable before you read it. Strings need quotes, and the current time is the string `'now'`.",
    bad: [
      {
        caption: 'A misspelled name',
        body: '{% assign plan_name = \'gold\' %}{"plan": "{{plan_nmae}}", "name": "{{plan_name}}"}',
        at: 'plan_nmae',
        fixed: '{% assign plan_name = \'gold\' %}{"plan": "{{plan_name}}", "name": "{{plan_name}}"}',
      },
      {
        caption: 'A string without quotes',
        body: '{"english": {% if ${language} == en %}true{% else %}false{% endif %}}',
        at: 'en',
        fixed: `{"english": {% if \${language} == 'en' %}true{% else %}false{% endif %}}`,
      },
      {
        caption: 'An attribute as a plain name',
        body: '{"city": "{{city | json_escape}}"}',
        at: 'city',
        fixed: '{"city": "{{${city} | json_escape}}"}',
      },
      {
        caption: 'Set too late',
        body: '{"plan": "{{plan}}"{% assign plan = \'gold\' %}, "name": "{{plan}}"}',
        at: 'plan',
      },
      {
        caption: 'Set in only one branch',
        body: '{% if ${language} == \'en\' %}{% assign plan = \'gold\' %}{% endif %}{"plan": "{{plan}}"}',
        at: 'plan',
      },
    ],
    good: [
      { caption: 'Set first', body: '{% assign plan = \'gold\' %}{"plan": "{{plan}}"}' },
      {
        caption: 'Set in an earlier iteration of the loop',
        body: '{"n": [{% for i in (1..3) %}{% if before %},{% endif %}{{i}}{% assign before = i %}{% endfor %}]}',
      },
    ],
  },
  find: {
    *lookup(lookup, analysis) {
      const { template } = analysis;
      const found = undefinedIn(lookup, variablesOf(template), template.source);
      if (found !== undefined && !isMisspelled(found, analysis)) yield found;
    },
    *body(template, { proof }) {
      const { definitions } = variablesOf(template);
      for (const one of proof.unset) if ((definitions.get(one.name)?.[0]?.start ?? one.end) < one.start) yield one;
    },
  },
  say(found, { proof, template }) {
    if (found.when !== undefined) return sayUnset(found);
    const { name, start, end, setBy, isLater, near, isAttribute } = found;
    const state = isLater ? `\`${name}\` is only set further down` : `\`${name}\` is never set in this body`;
    const tags = setBy.map((one) => `\`${one}\``);
    const advice =
      tags.length > 0 ? `The ${join(tags, 'or')} tag sets it.` : adviceFor(name, isLater, near, isAttribute);
    const message = `${state}, so it is nil: it prints nothing and equals only nil. ${advice}`;
    const explains = isAttribute ? [{ start, end }, ...explainedBy(found, template)] : explainedBy(found, template);
    const severity = isPayload(proof) ? {} : { severity: 'information' as const };
    return { start, end, message, ...severity, ...(explains.length > 0 && { explains }) };
  },
  fixes(found, { template }) {
    if (found.when !== undefined || found.isLater) return [];
    const { start, end, near, isAttribute } = found;
    const date = near === "'now'" ? clockSlip({ start, end }, template.source) : undefined;
    if (date !== undefined) return renameFix({ start, end: end + date.length }, SECONDS);
    const meant = isAttribute && near ? escapedInString(near, { start, end }, template) : near;
    const fixes = renameFix({ start, end }, meant);
    return isAttribute ? fixes.map((fix) => withoutDollar(fix, start, template.source)) : fixes;
  },
});

/** Only a hint, since printing nothing may be intended. */
function sayUnset({ start, end, name, when }: Unset): Said {
  const message = `\`${name}\` is not set here${inCase(when)}, so it prints nothing. If a value is expected, set one in each branch, or give it a \`default\`.`;
  return { start, end, message, severity: 'hint', ...caseOf(when) };
}

function adviceFor(name: string, isLater: boolean, near: string | undefined, isAttribute: boolean): string {
  if (isLater) return 'Set it earlier.';
  if (isAttribute) return `Braze's attributes are written with \`\${}\`: did you mean \`{{${near}}}\`?`;
  if (near !== undefined) return `Did you mean \`${near}\`?`;
  if (name.startsWith('$')) return 'Braze has no variables of this form; use `assign`.';
  return 'Set it first with `assign` or `capture`, or put it in quotes if it is a string.';
}

/** What sets it is there, but cannot be read: an `assign` without `=`, a tag that does not exist. */
function isMisspelled({ name, setBy }: NeverSet, { template, misreadSetters }: Analysis): boolean {
  const { tags } = variablesOf(template);
  return misreadSetters().has(name) || setBy.some((tag) => tags.has(tag.replace(/s$/, '')));
}

/** A name with its steps and nothing else: other rules report the rest. */
const PLAIN = /^(?:\$\.?)?[\w-]+\??(?:\.[\w-]+\??|\[[^\]]*\])*$/;

/** Keywords of Liquid, or of other languages. */
const NO_NAME = /^(?:continue|and|or|not|in)$/i;

/** So many tags that set what is meant are looked at: n misspelt names of one that n tags set would explain n of them each. */
const MOST_TAGS = 16;

/** What else is found because of it, beside its own place. */
function explainedBy({ start, end, near, loop }: NeverSet, template: Template): Explained[] {
  if (loop !== undefined)
    return [
      { start, end },
      { ...loop, only: 'json' },
    ];
  const output = outputAround({ start, end }, template);
  const around = output === undefined ? [] : [withDigits(output, template.source)];
  if (near === "'now'") return [{ start, end }, ...around];
  const { definitions, reads } = variablesOf(template);
  const meant = near === undefined || reads.has(near) ? [] : (definitions.get(near) ?? []).slice(0, MOST_TAGS);
  // It is never read because it is misspelt here.
  if (meant.length === 0) return [];
  const names = meant.map((one): Explained => ({ start: one.start, end: one.end, only: 'unused' }));
  return [...names, ...around.map((one): Explained => ({ ...one, only: 'json' }))];
}

function undefinedIn(lookup: Lookup, variables: Variables, source: string): NeverSet | undefined {
  const { root } = lookup;
  const text = slice(source, lookup);
  if (root.kind !== 'name' || variables.isOpen || !PLAIN.test(text) || NO_NAME.test(text)) return undefined;
  if (findNamespace(root.name) !== undefined) return undefined;
  const setBy = findVariable(root.name)?.setBy ?? [];
  if (findVariable(root.name) !== undefined && (setBy.length === 0 || setBy.some((tag) => variables.tags.has(tag)))) {
    return undefined;
  }
  const definitions = variables.definitions.get(root.name) ?? [];
  const [first] = definitions;
  if (first !== undefined && first.start < root.start) return undefined;
  const isLater = first !== undefined;
  const loop = lastFrom(variables.loops, root.start);
  if (isLater && loop !== undefined && first.start < loop.end) return undefined;
  const name = text.startsWith('$') ? `$${root.name}` : root.name;
  const around = loop === undefined || loop.end < root.start ? undefined : loop;
  const isOfLoop = around !== undefined && !isLater && isOfForloop(lookup);
  const near = isOfLoop ? 'forloop' : nearTo(name, lookup, variables);
  const attribute = near === undefined && !isLater ? attributeMeant(lookup, source) : undefined;
  return {
    start: lookup.start,
    end: attribute === undefined ? root.end : lookup.end,
    name,
    setBy,
    isLater,
    near: near ?? attribute ?? textMeant(lookup, source),
    isAttribute: attribute !== undefined,
    loop: isOfLoop ? around : undefined,
  };
}

/** `loop.last`, `forLoop.index`: the members of a loop under another name. */
function isOfForloop({ root, steps: [step, ...others] }: Lookup): boolean {
  if (root.kind !== 'name' || step?.kind !== 'name' || others.length > 0) return false;
  const members = findVariable('forloop')?.members ?? [];
  const isNamed = /^(?:for_?)?loops?$|^for$/i.test(root.name) || didYouMean(root.name, ['forloop']) !== undefined;
  return isNamed && members.includes(step.name);
}

const WORDS: ReadonlyMap<string, string> = new Map([
  ['True', 'true'],
  ['TRUE', 'true'],
  ['False', 'false'],
  ['FALSE', 'false'],
  ['None', 'nil'],
  ['NULL', 'nil'],
  ['undefined', 'nil'],
  ['now', "'now'"],
]);

function nearTo(name: string, lookup: Lookup, variables: Variables): string | undefined {
  const near = didYouMean(name, plainNamesIn(variables));
  if (near !== undefined || lookup.steps.length > 0) return near;
  return WORDS.get(name);
}

/** Names under which other systems keep the fields of a user. */
const USERS = /^(?:user|customer|profile|contact|recipient|subscriber|person)$/i;

/** `user_id`, `$user_id`, `user.first_name`, `event.properties.id`. */
function attributeMeant(lookup: Lookup, source: string): string | undefined {
  const inNamespace = namespacedAttribute(slice(source, lookup));
  if (inNamespace !== undefined) return inNamespace;
  const {
    root,
    steps: [step, ...others],
  } = lookup;
  if (root.kind !== 'name' || others.length > 0 || isMoreLikelyText(lookup, source)) return undefined;
  const isOfUser = USERS.test(root.name) && step?.kind === 'name';
  const name = step === undefined ? attributeNamed(root.name) : isOfUser ? attributeNamed(step.name) : undefined;
  return name && `\${${name}}`;
}

/** `country == city` rather compares with a city than with that of the user. */
function isMoreLikelyText(lookup: Lookup, source: string): boolean {
  return isCompared(lookup, source) && /^[a-z]+$/.test(slice(source, lookup));
}

function textMeant(lookup: Lookup, source: string): string | undefined {
  const isPlain = lookup.steps.length === 0 && isCompared(lookup, source);
  return isPlain ? `'${slice(source, lookup)}'` : undefined;
}

/** The right side of a comparison is usually meant as a string, and so is a default. */
function isCompared({ start }: Lookup, source: string): boolean {
  return /(?:[=!<>]=|\bcontains|\|\s*default\s*:)\s*$/.test(source.slice(Math.max(start - 20, 0), start));
}
