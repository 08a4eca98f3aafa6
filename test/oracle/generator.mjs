// Templates at random: the same seed always gives the same ones.

/** A small generator of numbers (mulberry32). */
export function randomOf(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const names =
  `name hello empty_text blanks quote html accents number_text float_text mixed_text lines list_text url iso day seconds
   n zero negative f one_f tenth small_f large_f big yes no nothing numbers texts mixed floats empty_list nested hash
   empty_hash products i item forloop x y undefined_one`.split(/\s+/);
const paths =
  `hash.a hash.b hash.c hash.size hash.first hash['first name'] hash.missing.deeper numbers[0] numbers[-1] numbers[9]
   numbers.first numbers.last numbers.size texts[n] texts[zero] name.size name[0] products[0].id products[1].price
   products.first.tags products.last.price products[0]['id'] products[0].tags.first forloop.index forloop.index0 forloop.last
   forloop.first forloop.length forloop.rindex forloop.parentloop.index i.id i.size item[0] item[1] n.size big.size mixed[3][1]
   nested.first.last x.first (1..3) (n..8) (zero..float_text) ['name'] nothing.a`.split(/\s+(?![^[(]*[\])])/);
const literals = [
  ...['nil', 'true', 'false', 'blank', 'empty', '0', '1', '-3', '7', '2.0', '-0.5', '10.25', '100'],
  ...[
    "'a'",
    '"b"',
    "'hello'",
    "''",
    "' '",
    "','",
    "'price'",
    "'id'",
    '"it\'s"',
    "'2'",
    "'1.5'",
    "'\\'",
    "'\\\\'",
    "'\\0'",
  ],
  ...["'x y'", "'z'", "'%Y'", "'é'", "'<'", "'-'", "'010'", "'1e3'", "'12.50'"],
];
const zones = [
  '2023-12-06',
  '2023-12-06 10:30',
  'Dec 6, 2023',
  '6 December 2023 3pm',
  '2023-12-06T10:30:45.123Z',
  'now',
  'today',
  '20231206',
  '10/11/2022',
  'garbage',
  '12:30',
  '2023-12-06T10:30:45-05:00',
];
const formats = [
  '%Y-%m-%d',
  '%s',
  '%H:%M:%S %z',
  '%B %-d, %Y',
  '%a %b %e %l:%M %p',
  '%j %U %V %G',
  '%FT%T%:z',
  '%c',
  '%-m/%-d/%y',
  '%10A|%^a|%3N',
  '%',
];

const filters = {
  '': `size first last reverse compact uniq sort sort_natural join abs ceil floor round upcase downcase capitalize strip lstrip
       rstrip strip_newlines strip_html newline_to_br escape escape_once url_encode url_decode base64_encode base64_decode split
       default truncate truncatewords md5 sha1 sha2 json_escape as_json_string h unknown_filter base64_url_safe_encode`,
  1: `join map where sort sort_natural uniq compact concat plus minus times divided_by modulo at_least at_most round append
      prepend replace replace_first remove remove_first remove_last split slice truncate truncatewords default date
      hmac_sha256_hex property_accessor`,
  2: `replace replace_first replace_last where slice truncate truncatewords`,
};
const byCount = Object.entries(filters).map(([count, list]) => [Number(count), list.split(/\s+/).filter(Boolean)]);
const operators = ['==', '!=', '<>', '<', '>', '<=', '>=', 'contains'];

export function generator(random) {
  const pick = (list) => list[Math.floor(random() * list.length)];
  const chance = (probability) => random() < probability;
  const value = () => (chance(0.45) ? pick(names) : chance(0.5) ? pick(paths) : pick(literals));

  function filter() {
    if (chance(0.06)) return `date: '${pick(formats)}'`;
    const [count, list] = chance(0.4) ? byCount[0] : chance(0.75) ? byCount[1] : byCount[2];
    const args = Array.from({ length: count }, value);
    if (chance(0.02)) args.push(value());
    const name = pick(list);
    if (name === 'default' && chance(0.3)) args.push('allow_false: true');
    return args.length > 0 ? `${name}: ${args.join(', ')}` : name;
  }

  function filtered() {
    let text = chance(0.04) ? `'${pick(zones)}'` : value();
    while (chance(0.5)) text += ` | ${filter()}`;
    return text;
  }

  function condition() {
    let text = chance(0.25) ? value() : `${value()} ${pick(operators)} ${value()}`;
    if (chance(0.3)) text += ` ${pick(['and', 'or'])} ${condition()}`;
    return text;
  }

  const left = () => (chance(0.1) ? '-' : '');
  const tag = (text) => `{%${left()} ${text} ${left()}%}`;
  const space = () => pick(['', ' ', '\n', '  \n ', 'text', ' a ', '"k": ']);

  function loop(depth) {
    const options = [
      chance(0.2) ? ` limit:${value()}` : '',
      chance(0.2) ? ` offset:${chance(0.3) ? 'continue' : value()}` : '',
    ];
    const reversed = chance(0.15) ? ' reversed' : '';
    const otherwise = chance(0.2) ? tag('else') + body(depth - 1) : '';
    const inner = chance(0.15) ? tag(`if ${condition()}`) + tag(pick(['break', 'continue'])) + tag('endif') : '';
    const name = pick(['i', 'item']);
    const head = `for ${name} in ${value()}${reversed}${options.join('')}`;
    return tag(head) + inner + body(depth - 1) + otherwise + tag('endfor');
  }

  function choice(depth) {
    const name = pick(['if', 'if', 'unless']);
    const more = chance(0.3) ? tag(`elsif ${condition()}`) + body(depth - 1) : '';
    const otherwise = chance(0.4) ? tag('else') + body(depth - 1) : '';
    return tag(`${name} ${condition()}`) + body(depth - 1) + more + otherwise + tag(`end${name}`);
  }

  function cases(depth) {
    const whens = [1, 2].map(
      () => tag(`when ${value()}${chance(0.3) ? pick([', ', ' or ']) + value() : ''}`) + body(depth - 1),
    );
    return (
      tag(`case ${value()}`) + whens.join('') + (chance(0.5) ? tag('else') + body(depth - 1) : '') + tag('endcase')
    );
  }

  function node(depth) {
    const dice = random();
    if (dice < 0.4 || depth <= 0) return `{{${left()} ${filtered()} ${left()}}}`;
    if (dice < 0.55) return choice(depth);
    if (dice < 0.68) return loop(depth);
    if (dice < 0.73) return cases(depth);
    if (dice < 0.84) return tag(`assign ${pick(['x', 'y', 'n'])} = ${filtered()}`);
    if (dice < 0.89) return tag(`capture ${pick(['x', 'y'])}`) + body(depth - 1) + tag('endcapture');
    if (dice < 0.92) return tag(`cycle ${chance(0.4) ? `${value()}: ` : ''}${value()}, ${value()}`);
    if (dice < 0.94) return tag(`${pick(['increment', 'decrement'])} ${pick(['x', 'n', 'counter'])}`);
    if (dice < 0.95) return tag(`echo ${filtered()}`);
    if (dice < 0.96) return `{% comment %}${space()}{{ x }}{% endcomment %}`;
    if (dice < 0.97) return `{% raw %}{{ ${pick(names)} }}{% endraw %}`;
    if (dice < 0.98) return tag('ifchanged') + body(depth - 1) + tag('endifchanged');
    if (dice < 0.99)
      return tag(`tablerow i in ${value()} cols:${pick(['1', '2', 'n'])}`) + body(depth - 1) + tag('endtablerow');
    return `{% liquid\n  assign y = ${filtered()}\n  echo y\n if ${condition()}\n  echo ${filtered()}\n endif${pick([' ', '\n', ' \n\n', '\n '])}%}`;
  }

  function body(depth) {
    let text = space();
    do text += node(depth) + space();
    while (chance(0.35));
    return text;
  }

  return { template: () => body(3) };
}
