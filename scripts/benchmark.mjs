// Times reading and proving, beside JSON.parse and VS Code's JSON service on as many bytes, in one run: the ratios count.
//   node scripts/benchmark.mjs [--quick]
// `--quick` leaves out the body of 2 MB.
import { parseArgs } from 'node:util';
import jsonService from 'vscode-json-languageservice';
import { load } from '../test/oracle/load.mjs';

/** Milliseconds. */
const WARM_UP = 500;
const { values } = parseArgs({ options: { quick: { type: 'boolean' } } });
const { prove, read } = await load('test/proof/benchmark-engine.ts');
// CommonJS, whose names Node does not find by itself.
const { getLanguageService, TextDocument } = jsonService;
const service = getLanguageService({});

const sizes = { '2 KB': 2_000, '20 KB': 20_000, '200 KB': 200_000, ...(values.quick ? {} : { '2 MB': 2_000_000 }) };

function repeated(size, head, item, tail) {
  let text = head;
  for (let number = 0; text.length < size; number++) text += item(number);
  return text + tail;
}

/** Items with texts, numbers, conditions and loops, as bodies have them. */
function bodyOf(size) {
  const item = (number) => `
    {
      "id": "{{event_properties.\${id_${number}} | json_escape}}",
      "title": "All-Purpose Cleaning Wipes, {{event_properties.\${title_${number % 20}} | json_escape}}",
      {% if event_properties.\${price_${number}} != blank %}"price": {{event_properties.\${price_${number}} | plus: 0}},{% endif %}
      "categories": [{% for category in event_properties.\${categories_${number % 20}} %}"{{category | json_escape}}"{% unless forloop.last %},{% endunless %}{% endfor %}],
      "url": "https://www.example.com/variants_id/5f08cb918dcc595aa74b0fbc"
    },`;
  return repeated(size, '{"event": "product_viewed", "items": [', item, 'null]}');
}

function jsonOf(size) {
  const item = (number) => `
    {
      "id": "56544-${number}",
      "title": "All-Purpose Cleaning Wipes, 6 packs",
      "price": ${number}.5,
      "categories": ["cleaning", "kitchen", "sale"],
      "url": "https://www.example.com/variants_id/5f08cb918dcc595aa74b0fbc"
    },`;
  return repeated(size, '{"event": "product_viewed", "items": [', item, 'null]}');
}

/** A comma in each, so that every one matters to what follows. */
function conditionsOf(count) {
  const one = (_, at) => `{% if \${attribute_${at}} %}"k${at}": 1,{% endif %}\n`;
  return `{\n${Array.from({ length: count }, one).join('')}"last": 1}`;
}

/** The median in milliseconds, once the work is warm. */
async function timeOf(work, runs) {
  const warm = performance.now() + WARM_UP;
  do await work();
  while (performance.now() < warm);
  const times = [];
  for (let run = 0; run < runs; run++) times.push(await once(work));
  return median(times);
}

async function once(work) {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

function median(times) {
  return times.toSorted((one, other) => one - other)[times.length >> 1];
}

/** As many runs of the smaller work take about half as long as one of the larger. */
const SMALLER_RUNS = 5;

/** How many times as long the larger work takes. In turns, so that a machine that is busy for a while slows both. */
async function ratioOf(smaller, larger, rounds) {
  const times = { smaller: [], larger: [] };
  for (let run = 0; run < SMALLER_RUNS; run++) smaller();
  for (let round = 0; round < rounds; round++) {
    for (let run = 0; run < SMALLER_RUNS; run++) times.smaller.push(await once(smaller));
    times.larger.push(await once(larger));
  }
  const [less, more] = [median(times.smaller), median(times.larger)];
  return { less, more, ratio: (more / less).toFixed(2) };
}

async function validateJson(text) {
  const document = TextDocument.create('file:///a.json', 'json', 1, text);
  return service.doValidation(document, service.parseJSONDocument(document));
}

async function row([label, size]) {
  const [body, json] = [bodyOf(size), jsonOf(size)];
  const runs = size > 1_000_000 ? 3 : size > 100_000 ? 9 : 101;
  const reading = await timeOf(() => read(body), runs);
  const proving = await timeOf(() => prove(read(body)), runs);
  const parsing = await timeOf(() => JSON.parse(json), runs);
  const validating = await timeOf(() => validateJson(json), runs);
  const { verdict, stats } = prove(read(body));
  return { label, size: body.length, reading, proving, parsing, validating, verdict, states: stats.mostStates };
}

const [thousand, twoThousand] = [1000, 2000].map((count) => read(conditionsOf(count)));
const chain = await ratioOf(
  () => prove(thousand),
  () => prove(twoThousand),
  21,
);
const { verdict, stats } = prove(thousand);
console.log(
  `1,000 ifs in a row: ${chain.less.toFixed(1)} ms, ${verdict}, at most ${stats.mostStates} states; ` +
    `time(2,000) / time(1,000) = ${chain.ratio}`,
);

const rows = [];
for (const entry of Object.entries(sizes)) rows.push(await row(entry));
console.table(
  Object.fromEntries(
    rows.map(({ label, size, reading, proving, parsing, validating, verdict, states }) => [
      label,
      {
        'reading, MB/s': Number((size / 1000 / reading).toFixed(1)),
        'read + prove, ms': Number(proving.toFixed(2)),
        'JSON.parse, ms': Number(parsing.toFixed(3)),
        'to JSON.parse': Number((proving / parsing).toFixed(1)),
        'JSON service, ms': Number(validating.toFixed(2)),
        'to JSON service': Number((proving / validating).toFixed(2)),
        verdict,
        'most states': states,
      },
    ]),
  ),
);

const [big, bigger] = rows.slice(-2).map(({ label }) => ({ label, body: bodyOf(sizes[label]) }));
const { less, more, ratio } = await ratioOf(
  () => prove(read(big.body)),
  () => prove(read(bigger.body)),
  7,
);
console.log(
  `time(${bigger.label}) / time(${big.label}) = ${ratio}: ${more.toFixed(0)} and ${less.toFixed(0)} ms, measured in turns`,
);
