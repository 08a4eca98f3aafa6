import jsonSyntax from './json-syntax.ts';
import liquidSyntax from './liquid-syntax.ts';
import missingIdentifier from './missing-identifier.ts';
import type { Rule } from './rule.ts';
import textOutsideJson from './text-outside-json.ts';
import unknownAttribute from './unknown-attribute.ts';
import unknownFilter from './unknown-filter.ts';
import unknownTag from './unknown-tag.ts';

/** All rules, in the order of their codes. */
export const rules: readonly Rule[] = [
  jsonSyntax,
  liquidSyntax,
  missingIdentifier,
  textOutsideJson,
  unknownAttribute,
  unknownFilter,
  unknownTag,
];
