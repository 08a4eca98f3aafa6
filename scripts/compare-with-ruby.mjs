// Renders templates at random with Ruby Liquid and with ours, and shows where they differ: by cause, each with a template
// that was made as short as it can be.
//   node scripts/compare-with-ruby.mjs [--templates N] [--dates N] [--seed N]
// Ends with 1 where fewer than 99.9 % of the templates or not all of the dates are equal; with 0, and a word, where Ruby is missing.
import { parseArgs } from 'node:util';
import { dateTemplates } from '../test/oracle/dates.mjs';
import { generator, randomOf } from '../test/oracle/generator.mjs';
import { load } from '../test/oracle/load.mjs';
import { askRuby, dataText, hasRuby, now } from '../test/oracle/ruby.mjs';
import { causeOf, shrink } from '../test/oracle/shrink.mjs';

const { values } = parseArgs({
  options: { templates: { type: 'string' }, dates: { type: 'string' }, seed: { type: 'string' } },
});
const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 31));
/** More than these say nothing new, and shrinking takes its time. */
const mostShrunk = 60;

function isEqual(ruby, ours) {
  return ruby.refused === undefined ? ours.output === ruby.output : ours.refused !== undefined;
}

/** Both answers to each template; those that make Ruby itself crash do not count. */
function askBoth(templates, askOurs) {
  return askRuby(templates).map((ruby, at) => {
    const ours = askOurs(templates[at], dataText, now);
    const differ = ruby.crashed === undefined && !isEqual(ruby, ours);
    return { template: templates[at], ruby, ours, differ };
  });
}

/** The commonest cause first, and in it the shortest template. */
function byCause(answers) {
  const causes = new Map();
  for (const answer of answers.sort((one, other) => one.template.length - other.template.length)) {
    const cause = causeOf(answer.template);
    causes.set(cause, [...(causes.get(cause) ?? []), answer]);
  }
  return [...causes].sort(([, some], [, others]) => others.length - some.length);
}

/** The share of templates that both render alike; the others are told by what they have in common once they are shrunken. */
async function compare(kind, templates, askOurs) {
  const answers = askBoth(templates, askOurs);
  const counted = answers.filter(({ ruby }) => ruby.crashed === undefined);
  const different = counted.filter(({ differ }) => differ).map(({ template }) => template);
  const ask = (list) => askBoth(list, askOurs).map(({ differ }) => differ);
  const shrunken = await shrink(different.slice(0, mostShrunk), ask);
  for (const [cause, examples] of byCause(askBoth(shrunken, askOurs))) {
    const [{ template, ruby, ours }] = examples;
    console.log(`${examples.length} x ${cause}\n  ${JSON.stringify(template)}`);
    console.log(`  Ruby: ${JSON.stringify(ruby)}\n  ours: ${JSON.stringify(ours)}`);
  }
  const share = 1 - different.length / Math.max(1, counted.length);
  console.log(
    `${kind}: ${counted.length} compared, ${different.length} differ, ${(share * 100).toFixed(3)} % equal (seed ${seed})`,
  );
  return share;
}

if (!hasRuby()) {
  console.log('SKIPPED: ruby with the liquid gem is not installed (on Debian: apt-get install ruby ruby-liquid)');
} else {
  const { askOurs } = await load('test/oracle/ours.ts');
  const random = generator(randomOf(seed));
  const templates = Array.from({ length: Number(values.templates ?? 5000) }, () => random.template());
  const dates = dateTemplates(randomOf(seed), Number(values.dates ?? 5000));
  const shares = [await compare('templates', templates, askOurs), await compare('dates', dates, askOurs)];
  if (shares[0] < 0.999 || shares[1] < 1) process.exitCode = 1;
}
