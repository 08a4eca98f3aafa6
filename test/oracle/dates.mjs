// Dates in words and digits at random, in all shapes that Ruby's parser knows and some that it does not.

const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec January february MARCH Sept sept. December'.split(' ');
const weekdays = ['Mon', 'Tuesday', 'wed', 'Thu,', 'Friday,', 'sat', 'Sun'];
const zones = [
  '',
  '',
  '',
  'Z',
  'z',
  ' UTC',
  ' GMT',
  '+01:00',
  '-0500',
  ' +0530',
  ' EST',
  ' PDT',
  ' CET',
  '+9',
  ' UTC+3',
  ' GMT-02:00',
];
const oddZones = [' Eastern Standard Time', '-00:00', ' A', ' JST', '+25:00', '+01:30:15', ' est dst'];
const noise = [..."0123456789-:/. ,+tzampfebe'[]x", 'jan', '10', 'é', '\t'];
const formats = [
  '%Y-%m-%dT%H:%M:%S.%N%z|%Z|%s|%j|%U|%W|%V|%G|%a',
  '%c|%x|%X|%D|%F|%T|%R|%r|%v|%C|%y|%e|%k|%l|%I|%p|%P|%u|%w|%::z|%:z|%-d|%^b',
];

/** Templates that print one date each. `random` gives numbers from 0 to 1. */
export function dateTemplates(random, count) {
  const pick = (list) => list[Math.floor(random() * list.length)];
  const int = (from, to) => from + Math.floor(random() * (to - from + 1));
  const pad = (number, width = 2) => String(number).padStart(width, '0');
  const repeat = (times, part) => Array.from({ length: times }, part).join('');

  const clock = () =>
    pick([
      `${pad(int(0, 23))}:${pad(int(0, 59))}`,
      `${pad(int(0, 24))}:${pad(int(0, 59))}:${pad(int(0, 60))}`,
      `${int(0, 23)}:${pad(int(0, 59))}:${pad(int(0, 59))}.${int(0, 999999)}`,
      `${int(1, 12)}${pick([' ', ''])}${pick(['am', 'PM', 'a.m.', 'p'])}`,
      `${int(1, 12)}:${pad(int(0, 59))} ${pick(['AM', 'pm', 'p.m.'])}`,
      `${int(0, 23)}h`,
      `${int(0, 23)}h${int(0, 59)}m`,
      `${int(0, 25)}:${int(0, 65)}`,
    ]);
  const zone = () => (random() < 0.75 ? pick(zones) : pick(oddZones));

  function date() {
    const year = pick([int(1970, 2040), int(1, 9999), int(0, 99), 2023, 2024]);
    const month = pick([pad(int(1, 12)), int(1, 12), pad(int(0, 14))]);
    const day = pick([pad(int(1, 28)), int(1, 31), pad(int(0, 33))]);
    const name = pick(months);
    const valid = `${pad(int(1, 12))}-${pad(int(1, 28))}`;
    return pick([
      ...[`${year}-${month}-${day}`, `${pad(year, 4)}-${valid}`, `${year}/${month}/${day}`, `${month}/${day}/${year}`],
      ...[`${day}.${month}.${year}`, `${day} ${name} ${year}`, `${name} ${day}, ${year}`, `${name} ${day}`],
      ...[
        `${day}${pick(['st', 'nd', 'rd', 'th'])} ${name}`,
        `${name} ${year}`,
        `${day}-${name}-${year}`,
        `${name}-${day}-${year}`,
      ],
      ...[
        `${pad(year, 4)}${valid.replace('-', '')}`,
        `${year}-${pad(int(1, 366), 3)}`,
        `${pad(year, 4)}${pad(int(1, 366), 3)}`,
      ],
      ...[`'${pad(int(0, 99))} ${name}`, `${year}-W${pad(int(1, 53))}-${int(1, 7)}`, name, `${day}th`, `${year} BC`],
      ...[`${day} ${name} ${year} B.C.`, `h${int(1, 30)}.${month}.${day}`, `--${valid}`, `-${pad(int(1, 366), 3)}`],
      ...[pick(weekdays), `${pick(weekdays)} ${day} ${name} ${year}`, ''],
    ]);
  }

  const digits = (most) => repeat(int(1, most), () => int(0, 9));
  const runs = () =>
    digits(15) +
    pick(['', 'T', '.', 'Z', ' ', '+', '-']) +
    pick(['', digits(6)]) +
    pick(['', 'Z', '+0100', '[+9:JST]']);
  const shapes = [
    () => `${date()}${pick([' ', 'T', ' at ', 't', ', '])}${clock()}${zone()}`,
    date,
    () => `${clock()}${zone()}`,
    () => `${clock()} ${date()}`,
    runs,
    () => repeat(int(1, 12), () => pick(noise)),
    () => `${pick(weekdays)}, ${date()} ${clock()}${zone()}`,
    () => String(int(-5, 2e9)),
    () => pick(['now', 'today', 'NOW', 'tomorrow', 'x'.repeat(130), 'garbage']),
  ];
  const quote = (text) => (text.includes("'") ? `"${text}"` : `'${text}'`);
  return Array.from({ length: count }, () => `{{ ${quote(pick(shapes)())} | date: '${pick(formats)}' }}`);
}
