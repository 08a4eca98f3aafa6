/**
 * All that helps with writing. The build makes it a bundle of its own, which the server loads when somebody first asks, so that findings are
 * there sooner. It has copies of what it shares with the server: nothing that goes in or out may be told apart by its class.
 */
export { complete } from './completion/complete.ts';
export { completeSampleUser } from './completion/sample-user.ts';
export { cursorPlace } from './cursor/markup-place.ts';
export { keyValuePairs, pairsAsText } from './exports/key-value-pairs.ts';
export { formatBody } from './format/format-body.ts';
export { paragraphs } from './hover/entry-words.ts';
export { hoverAt } from './hover/hover.ts';
export { besideValues, printedBy, valueWords } from './hover/output-values.ts';
export { sampleUserHover } from './hover/sample-user.ts';
export { inlayValues } from './inlay-values.ts';
export { sampleUserReads } from './knowledge/sample-user-reads.ts';
export { eventProperties, exampleEvent } from './new-body/example-event.ts';
export { withExpectation } from './new-body/expectation.ts';
export { makeNewBody } from './new-body/new-body.ts';
export { fromScratch, fromText } from './panel/new-sample-users.ts';
export { signatureAt } from './signature/signature.ts';
export { closingAfter } from './structure/closing.ts';
export { rulesNamedIn } from './structure/configured-rules.ts';
export { eventsIn } from './structure/events.ts';
export { foldsOf } from './structure/folding.ts';
export { linksIn } from './structure/links.ts';
export { outlineOf } from './structure/outline.ts';
export { selectionsAt } from './structure/selection.ts';
export { semanticTokens } from './structure/semantic-tokens.ts';
export { linkedNames, matchingTags } from './symbols/tag-names.ts';
