import attributeSyntax from './attribute-syntax.ts';
import blankIdentifier from './blank-identifier.ts';
import blankValue from './blank-value.ts';
import bodySize from './body-size.ts';
import connectedContentArguments from './connected-content-arguments.ts';
import curlyQuotes from './curly-quotes.ts';
import duplicateKey from './duplicate-key.ts';
import emptyStringIsTrue from './empty-string-is-true.ts';
import type { Rule } from './engine/rule.ts';
import filterArguments from './filter-arguments.ts';
import htmlComment from './html-comment.ts';
import htmlEntity from './html-entity.ts';
import identifyNeedsBoth from './identify-needs-both.ts';
import invalidCondition from './invalid-condition.ts';
import invalidTimezone from './invalid-timezone.ts';
import jsonSyntax from './json-syntax.ts';
import liquidError from './liquid-error.ts';
import liquidSyntax from './liquid-syntax.ts';
import misplacedFilter from './misplaced-filter.ts';
import misplacedOperator from './misplaced-operator.ts';
import missingField from './missing-field.ts';
import missingIdentifier from './missing-identifier.ts';
import mixedIdentifiers from './mixed-identifiers.ts';
import nestedContentBlock from './nested-content-block.ts';
import notProved from './not-proved.ts';
import objectAsText from './object-as-text.ts';
import piiInIdentifier from './pii-in-identifier.ts';
import piiInLiteral from './pii-in-literal.ts';
import piiInPayload from './pii-in-payload.ts';
import piiInSample from './pii-in-sample.ts';
import propertyLimit from './property-limit.ts';
import secretInFile from './secret-in-file.ts';
import sharedIdentifier from './shared-identifier.ts';
import swappedIdentifiers from './swapped-identifiers.ts';
import tagInOutput from './tag-in-output.ts';
import textOutsideJson from './text-outside-json.ts';
import timestampNotEventTime from './timestamp-not-event-time.ts';
import timestampType from './timestamp-type.ts';
import timestampUnit from './timestamp-unit.ts';
import tripleBraces from './triple-braces.ts';
import unbalancedLoop from './unbalanced-loop.ts';
import undefinedVariable from './undefined-variable.ts';
import unescapedValue from './unescaped-value.ts';
import unknownArrayMember from './unknown-array-member.ts';
import unknownAttribute from './unknown-attribute.ts';
import unknownContentBlock from './unknown-content-block.ts';
import unknownEvent from './unknown-event.ts';
import unknownFilter from './unknown-filter.ts';
import unknownLoopMember from './unknown-loop-member.ts';
import unknownProperty from './unknown-property.ts';
import unknownTag from './unknown-tag.ts';
import unnormalizedHash from './unnormalized-hash.ts';
import unsupportedByBraze from './unsupported-by-braze.ts';
import unusableContentBlock from './unusable-content-block.ts';
import unusedDisable from './unused-disable.ts';
import unusedVariable from './unused-variable.ts';
import userIdLeftOut from './user-id-left-out.ts';
import weakIdentifier from './weak-identifier.ts';
import wrongKind from './wrong-kind.ts';
import wrongType from './wrong-type.ts';

/** All rules, in the order of their codes. */
export const rules: readonly Rule[] = [
  attributeSyntax,
  blankIdentifier,
  blankValue,
  bodySize,
  connectedContentArguments,
  curlyQuotes,
  duplicateKey,
  emptyStringIsTrue,
  filterArguments,
  htmlComment,
  htmlEntity,
  identifyNeedsBoth,
  invalidCondition,
  invalidTimezone,
  jsonSyntax,
  liquidError,
  liquidSyntax,
  misplacedFilter,
  misplacedOperator,
  missingField,
  missingIdentifier,
  mixedIdentifiers,
  nestedContentBlock,
  notProved,
  objectAsText,
  piiInIdentifier,
  piiInLiteral,
  piiInPayload,
  piiInSample,
  propertyLimit,
  secretInFile,
  sharedIdentifier,
  swappedIdentifiers,
  tagInOutput,
  textOutsideJson,
  timestampNotEventTime,
  timestampType,
  timestampUnit,
  tripleBraces,
  unbalancedLoop,
  undefinedVariable,
  unescapedValue,
  unknownArrayMember,
  unknownAttribute,
  unknownContentBlock,
  unknownEvent,
  unknownFilter,
  unknownLoopMember,
  unknownProperty,
  unknownTag,
  unnormalizedHash,
  unsupportedByBraze,
  unusableContentBlock,
  unusedDisable,
  unusedVariable,
  userIdLeftOut,
  weakIdentifier,
  wrongKind,
  wrongType,
];
