// Renders templates at random with Ruby Liquid and with ours, and shows where they differ, shortest first.
//   node scripts/compare-with-ruby.mjs [--templates N] [--dates N] [--seed N]
// Ends with 1 where fewer than 99.9 % of the templates or not all of the dates are equal; with 0, and a word, where Ruby is missing.
import { parseArgs } from 'node:util';
import { dateTemplates } from '../test/oracle/dates.mjs';
import { generator, randomOf } from '../test/oracle/generator.mjs';
import { load } from '../test/oracle/load.mjs';
import { askRuby, dataText, hasRuby, now } from '../test/oracle/ruby.mjs';

const { values } = parseArgs({
  options: { templates: { type: 'string' }, dates: { type: 'string' }, seed: { type: 'string' } },
});
const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 31));
const shown = 10;

function isEqual(ruby, ours) {
  return ruby.refused === undefined ? ours.output === ruby.output : ours.refused !== undefined;
}

/** The share of templates that both render alike; those that make Ruby itself crash do not count. */
function compare(kind, templates, askOurs) {
  const answers = askRuby(templates).map((ruby, at) => ({
    template: templates[at],
    ruby,
    ours: askOurs(templates[at], dataText, now),
  }));
  const counted = answers.filter(({ ruby }) => ruby.crashed === undefined);
  const different = counted.filter(({ ruby, ours }) => !isEqual(ruby, ours));
  different.sort((one, other) => one.template.length - other.template.length);
  for (const { template, ruby, ours } of different.slice(0, shown)) {
    console.log(`${JSON.stringify(template)}\n  Ruby: ${JSON.stringify(ruby)}\n  ours: ${JSON.stringify(ours)}`);
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
  const shares = [compare('templates', templates, askOurs), compare('dates', dates, askOurs)];
  if (shares[0] < 0.999 || shares[1] < 1) process.exitCode = 1;
}
