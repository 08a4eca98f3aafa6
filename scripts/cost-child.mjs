// Measures what checks cost, for a parent that ends this process when one takes too long: `node cost-child.mjs BUNDLE`.
// Asked for `{ body }`, `{ file }` or `{ shape, n }`, with `ask` for something else than a check (of `answers`), and with `profile` for where the
// time goes; answers `{ bytes, steps, time, thrown, hot }`.
import { readFileSync } from 'node:fs';
import { Session } from 'node:inspector/promises';
import { pathToFileURL } from 'node:url';

const { answers, costOf, shapes } = await import(pathToFileURL(process.argv[2]).href);

process.on('message', async ({ body, file, shape, n, ask = 'check', profile }) => {
  const text =
    body ?? (file === undefined ? shapes.find(({ name }) => name === shape).body(n) : readFileSync(file, 'utf8'));
  process.send({ bytes: text.length, ...(profile ? await profiled(text, ask) : await measured(text, ask)) });
});
process.on('disconnect', () => process.exit());
process.send('ready');

/** What is thrown is part of the answer. */
async function measured(text, ask) {
  try {
    return ask === 'check' ? costOf(text) : await answers[ask](text);
  } catch (error) {
    return { steps: 0, time: 0, thrown: [String(error?.stack ?? error).slice(0, 500)] };
  }
}

async function profiled(text, ask) {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.start');
  const cost = await measured(text, ask);
  const { profile } = await session.post('Profiler.stop');
  session.disconnect();
  return { ...cost, hot: hottest(profile) };
}

/** The functions that took the most time themselves, and those that had the most beneath them. */
function hottest({ nodes, samples }) {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const parents = new Map(nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id])));
  const own = new Map();
  const all = new Map();
  const count = (counts, name) => counts.set(name, (counts.get(name) ?? 0) + 1);
  for (const sample of samples) {
    count(own, byId.get(sample).callFrame.functionName);
    const names = new Set();
    for (let id = sample; id !== undefined; id = parents.get(id)) names.add(byId.get(id).callFrame.functionName);
    for (const name of names) count(all, name);
  }
  return `self: ${shares(own, samples.length, 6)}; with what they call: ${shares(all, samples.length, 22)}`;
}

function shares(counts, samples, most) {
  const sorted = [...counts]
    .filter(([name]) => name !== '' && name !== '(root)')
    .sort(([, one], [, other]) => other - one);
  return sorted
    .slice(0, most)
    .map(([name, count]) => `${name} ${Math.round((100 * count) / samples)} %`)
    .join(', ');
}
