import { applyFilter } from '../../semantics/filters/index.ts';
import { attribute, type FieldSource } from '../completion/field-source.ts';

/** Whose events a body sends: only those of users with an `external_id`, or those of anonymous users too. */
export type Users = 'known' | 'all';

/** Where an identifier comes from, and what must be set before. */
export interface IdentifierSource {
  /** The value in a string. */
  readonly text: string;
  /** The test of a tag that says whether there is one. */
  readonly test: string;
  /** Lines before the payload: variables that the test reads, and that the text reads. */
  readonly beforeTest: readonly string[];
  readonly beforeText: readonly string[];
  /** As a reason to stop names it: "no e-mail". */
  readonly missing: string;
}

export interface IdentityWish {
  readonly users: Users;
  readonly isIdentify: boolean;
  readonly user: IdentifierSource;
  readonly anonymous: IdentifierSource;
  /** A known user's event has both. */
  readonly sendsBoth: boolean;
}

/** Lines before the payload, and its lines for the identifiers, each with a comma at its end. */
export interface IdentityLines {
  readonly before: readonly string[];
  readonly members: readonly string[];
}

export const externalId = ofAttribute(attribute('${user_id}'), 'no external_id');
export const brazeId = ofAttribute(attribute('${braze_id}'), 'no braze_id');

export function ofAttribute({ text, inTag }: FieldSource, missing: string): IdentifierSource {
  return { text: `{{${text} | json_escape}}`, test: inTag, beforeTest: [], beforeText: [], missing };
}

/** Small letters and no spaces, so that one address has one hash. */
export function emailHash(filter: 'md5' | 'sha1' | 'sha2'): IdentifierSource {
  return {
    text: '{{anonymous_id}}',
    test: 'email',
    beforeTest: ['{% assign email = {{${email_address}}} | downcase | strip %}'],
    beforeText: [`{% assign anonymous_id = email | ${filter} %}`],
    missing: 'no e-mail',
  };
}

/** The filter that makes the identifier of the address, if any does. */
export function hashFilterOf(id: string, email: string): 'md5' | 'sha1' | 'sha2' | undefined {
  const plain = email.toLowerCase().trim();
  return (['md5', 'sha1', 'sha2'] as const).find(
    (name) => applyFilter(name, plain, [], { now: 0 }) === id.toLowerCase(),
  );
}

export function identityLines(wish: IdentityWish): IdentityLines {
  if (wish.isIdentify) return bothLines(wish, 'there is nothing to join');
  if (!wish.sendsBoth) return wish.users === 'known' ? knownLines(wish) : eitherLines(wish);
  return wish.users === 'known' ? bothLines(wish, 'this webhook is for known users') : anonymousToo(wish);
}

function knownLines({ user }: IdentityWish): IdentityLines {
  return {
    before: [...user.beforeTest, ...abortWithout(user, 'this webhook is for known users')],
    members: [member('user_id', user)],
  };
}

function bothLines({ user, anonymous }: IdentityWish, reason: string): IdentityLines {
  const before = [
    ...user.beforeTest,
    ...anonymous.beforeTest,
    ...abortWithout(user, reason),
    ...abortWithout(anonymous, 'there is no anonymous_id'),
    ...anonymous.beforeText,
  ];
  return { before, members: [member('user_id', user), member('anonymous_id', anonymous)] };
}

/** The anonymous one always, and the known one where there is one. */
function anonymousToo({ user, anonymous }: IdentityWish): IdentityLines {
  const before = [
    ...anonymous.beforeTest,
    ...abortWithout(anonymous, 'there is no anonymous_id'),
    ...anonymous.beforeText,
  ];
  const known = [`{% if ${user.test} != blank %}`, member('user_id', user), '{% endif %}'];
  return { before, members: [...known, member('anonymous_id', anonymous)] };
}

function eitherLines({ user, anonymous }: IdentityWish): IdentityLines {
  const before = [
    ...anonymous.beforeTest,
    `{% if ${user.test} != blank %}`,
    capture('user_id', user),
    `{% elsif ${anonymous.test} != blank %}`,
    ...anonymous.beforeText.map((line) => `  ${line}`),
    capture('anonymous_id', anonymous),
    '{% else %}',
    `  {% abort_message('${user.missing} and ${anonymous.missing}: nobody to send this for') %}`,
    '{% endif %}',
  ];
  return { before, members: ['{{identifier}},'] };
}

function capture(name: string, { text }: IdentifierSource): string {
  return `  {% capture identifier %}"${name}": "${text}"{% endcapture %}`;
}

function abortWithout({ test, missing }: IdentifierSource, reason: string): string[] {
  return [`{% if ${test} == blank %}`, `  {% abort_message('${missing}: ${reason}') %}`, '{% endif %}'];
}

function member(name: string, { text }: IdentifierSource): string {
  return `"${name}": "${text}",`;
}
