/** What is known of the results of filters whatever they are given, by Ruby Liquid's own filters and Braze's. */
const named = (names: string): ReadonlySet<string> => new Set(names.split(' '));

/** In the place of a filter, for a variable that is set to what a filter may fail to make. */
export const ASSIGNED = 'assign';

export const MAKES_TEXTS = named(
  'append prepend json_escape as_json_string md5 sha1 sha2 upcase downcase capitalize strip lstrip rstrip strip_newlines replace remove base64_encode url_param_escape url_escape money',
);

export const MAKES_NUMBERS = named('size plus minus times divided_by modulo abs ceil floor round at_least at_most');

export const MAKES_WHOLE_NUMBERS = named('size ceil floor');

/** They put commas between the digits of numbers from 1,000 on. */
export const SEPARATES_THOUSANDS = named('money number_with_delimiter');

/** Of whole numbers they make whole numbers. */
export const KEEPS_WHOLE_NUMBERS = named('plus minus times at_least at_most abs');

export const MAKES_LISTS = named('split map where uniq compact concat sort sort_natural reverse');

/** Lists of as many items as they are given. */
export const KEEPS_LENGTH = named('sort sort_natural reverse');

/** The items stay what they are, in another order or fewer of them. */
export const KEEPS_ITEMS = named(`${ASSIGNED} sort sort_natural reverse where uniq compact concat slice`);

/** What is no list is the only item of the list that they make of it. */
export const LISTS_ITSELF = named('split sort sort_natural reverse uniq compact');

/** They print what the items of a list print. */
export const TAKES_ITEMS = named('join first last');

/** Of a text they leave pieces, or put others between them. */
export const REARRANGES = named(
  `${ASSIGNED} split join remove remove_first remove_last replace replace_first replace_last slice strip lstrip rstrip strip_newlines first last`,
);

/** Texts and lists. */
export const HAS_SIZE: ReadonlySet<string> = new Set([
  ...MAKES_TEXTS,
  ...named('split join reverse slice uniq compact sort_natural'),
]);
