export interface DateParts {
  year?: bigint;
  month?: number;
  day?: number;
  yearDay?: number;
  hour?: number;
  minute?: number;
  second?: number;
  /** Digits after the point of the seconds. */
  fraction?: string;
  zone?: string;
}

/** What is being found: the rest of the text, and the parts so far. */
export interface Search {
  text: string;
  readonly parts: DateParts;
  /** Whether a year of two digits stands for 1969 to 2068. */
  completeYear: boolean;
  beforeChrist: boolean;
}

/** Of a match of a pattern. */
export type Groups = readonly (string | undefined)[];

export function setMonthAndDay(parts: DateParts, month: string | undefined, day: string | undefined): void {
  if (month !== undefined) parts.month = Number(month);
  if (day !== undefined) parts.day = Number(day);
}
