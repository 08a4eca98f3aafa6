import { attributeNamed } from './attribute-names.ts';

/**
 * The fields of a user as other tools write them: `*|FNAME|*`, `%%FirstName%%`, `%%=v(@name)=%%`, `<%= name %>`, `{!Contact.Name}`, `«Name»`,
 * `#{name}`, `[[name]]`, `<<name>>`. Braze sends all of them as they stand.
 */
export const MERGE_TAG = String.raw`\*\|[\w:.]{1,60}\|\*|%%=[^%\n]{1,60}=%%|%%[A-Za-z_]\w{1,60}%%|<%=[^%\n]{1,60}%>|\{![\w$.]{1,60}\}|«\w[\w .]{0,60}»|#\{[\w@. ]{1,60}\}|\[\[[\w. ]{1,60}\]\]|<<[\w. ]{1,60}>>`;

interface MergeTag {
  /** The output of the field, where Braze has one. */
  readonly meant: string | undefined;
  /** Signs that texts have for other reasons, around something else. */
  readonly isUnlikely: boolean;
}

/** The short names that Mailchimp gives to fields. */
const SHORT: Readonly<Record<string, string>> = { FNAME: 'first_name', LNAME: 'last_name' };

/** @param all a match of `MERGE_TAG`; any other text is none. */
export function mergeTag(all: string): MergeTag | undefined {
  const [, sign, inner = ''] = /^(\*\||%%|<%=|\{!|«|#\{|\[\[|<<)(.*)$/.exec(all) ?? [];
  if (sign === undefined) return undefined;
  const name = /(?<![\w ])[\w ]*$/.exec(inner.replace(/(?<!\W)\W*$/, ''))?.[0].trim() ?? '';
  const field = SHORT[name] ?? attributeNamed(name);
  return { meant: field && `{{\${${field}}}}`, isUnlikely: field === undefined && !/^(?:\*|%|<%)/.test(sign) };
}
