import blankIdentifier from './blank-identifier.ts';
import blankValue from './blank-value.ts';
import duplicateKey from './duplicate-key.ts';
import identifyNeedsBoth from './identify-needs-both.ts';
import jsonSyntax from './json-syntax.ts';
import liquidError from './liquid-error.ts';
import liquidSyntax from './liquid-syntax.ts';
import missingField from './missing-field.ts';
import missingIdentifier from './missing-identifier.ts';
import notProved from './not-proved.ts';
import objectAsText from './object-as-text.ts';
import piiInIdentifier from './pii-in-identifier.ts';
import piiInLiteral from './pii-in-literal.ts';
import piiInPayload from './pii-in-payload.ts';
import piiInSample from './pii-in-sample.ts';
import type { Rule } from './rule.ts';
import secretInFile from './secret-in-file.ts';
import textOutsideJson from './text-outside-json.ts';
import unbalancedLoop from './unbalanced-loop.ts';
import unescapedValue from './unescaped-value.ts';
import unknownAttribute from './unknown-attribute.ts';
import unknownFilter from './unknown-filter.ts';
import unknownTag from './unknown-tag.ts';
import wrongType from './wrong-type.ts';

/** All rules, in the order of their codes. */
export const rules: readonly Rule[] = [
  blankIdentifier,
  blankValue,
  duplicateKey,
  identifyNeedsBoth,
  jsonSyntax,
  liquidError,
  liquidSyntax,
  missingField,
  missingIdentifier,
  notProved,
  objectAsText,
  piiInIdentifier,
  piiInLiteral,
  piiInPayload,
  piiInSample,
  secretInFile,
  textOutsideJson,
  unbalancedLoop,
  unescapedValue,
  unknownAttribute,
  unknownFilter,
  unknownTag,
  wrongType,
];
