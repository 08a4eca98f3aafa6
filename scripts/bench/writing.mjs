// Times what helps with writing: the processor time of each feature in a body of 20 KB that was just changed, its reading included.
//   node scripts/bench/writing.mjs [--size '20 KB'] [--shape event] [--times 100]
import { parseArgs } from 'node:util';
import { loadSources } from '../load-sources.mjs';
import { bodyOf, SIZES } from './bodies.mjs';
import { median, quantile } from './numbers.mjs';

const { values } = parseArgs({
  options: {
    size: { type: 'string', default: '20 KB' },
    shape: { type: 'string', default: 'event' },
    times: { type: 'string', default: '100' },
  },
});
const times = Number(values.times);

const {
  builtInSampleUsers,
  complete,
  defaultSettings,
  foldsOf,
  formatBody,
  hoverAt,
  knownData,
  linksIn,
  matchingTags,
  outlineOf,
  prove,
  read,
  semanticTokens,
  signatureAt,
} = await loadSources(`
export { complete } from './server/src/service/completion/complete.ts';
export { knownData } from './server/src/service/knowledge/known-data.ts';
export { defaultSettings } from './server/src/rules/engine/settings.ts';
export { builtInSampleUsers } from './server/src/samples/built-in.ts';
export { read } from './server/src/template/read.ts';
export { prove } from './server/src/proof/prove.ts';
export { formatBody } from './server/src/service/format/format-body.ts';
export { hoverAt } from './server/src/service/hover/hover.ts';
export { signatureAt } from './server/src/service/signature/signature.ts';
export { outlineOf } from './server/src/service/structure/outline.ts';
export { foldsOf } from './server/src/service/structure/folding.ts';
export { linksIn } from './server/src/service/structure/links.ts';
export { semanticTokens } from './server/src/service/structure/semantic-tokens.ts';
export { matchingTags } from './server/src/service/symbols/tag-names.ts';
`);

const text = bodyOf(values.shape, SIZES[values.size]);
const filter = text.indexOf(' | json_escape', text.length / 2) + 3;
const value = text.lastIndexOf('{{', filter) + 2;
const member = text.indexOf('"title"', text.length / 2) + 3;
const users = builtInSampleUsers.map(({ sampleUser }) => ({ source: `sample user ${sampleUser.name}`, sampleUser }));
const data = knownData(defaultSettings, users, []);
/** Of a body that is checked already. */
const proof = prove(read(text));

const at = (template, offset) => ({
  template,
  offset,
  data,
  settings: defaultSettings,
  rules: [],
  now: 0,
  isInvoked: true,
});
const hover = (template, offset) =>
  hoverAt({ ...at(template, offset), proof, placeOf: (span) => span, shown: () => '' });

/** At most so many milliseconds each. */
const FEATURES = [
  ['completion of a value', 5, (template) => complete(at(template, value))],
  ['completion of a filter', 5, (template) => complete(at(template, filter))],
  ['completion of a member', 5, (template) => complete(at(template, member))],
  ['hover over a filter', 5, (template) => hover(template, filter)],
  ['hover over a member', 5, (template) => hover(template, member)],
  ['signature help', 5, (template) => signatureAt(template, filter, 0)],
  ['symbols', 5, (template) => outlineOf(template, () => '')],
  ['folding', 5, (template) => foldsOf(template)],
  ['semantic tokens', 10, (template) => semanticTokens(template, { start: 0, end: text.length })],
  ['links', 5, (template) => linksIn(template, new Set())],
  ['highlights', 5, (template) => matchingTags(template, value)],
  ['formatting', 20, (template) => formatBody(template)],
];

/** Another text each time, so that nothing is known of it; the places stay where they are. */
const last = text.lastIndexOf('Kitchen') + 7;
const changed = (count) => read(text.slice(0, last) + 'x'.repeat(count % 3) + text.slice(last));

/** Of each time, once it is warm. The fastest say what it takes where nothing else runs. */
function milliseconds(ask) {
  for (let count = 0; count < times / 2; count++) ask(changed(count));
  return Array.from({ length: times }, (_, count) => {
    const before = process.cpuUsage();
    ask(changed(count));
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  });
}

function row([name, most, ask]) {
  const all = milliseconds(ask);
  return [name, { 'half of all': median(all).toFixed(2), 'a tenth': quantile(all, 0.1).toFixed(2), 'at most': most }];
}

console.log(`${values.shape}, ${(text.length / 1000).toFixed(1)} KB: processor time, milliseconds`);
console.table(Object.fromEntries(FEATURES.map(row)));
