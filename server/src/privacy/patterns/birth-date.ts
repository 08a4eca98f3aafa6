const MONTH = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?';
const FORMS: readonly RegExp[] = [
  /^(?:1[89]|20)\d\d([-/.])\d{1,2}\1\d{1,2}(?:[T ].*)?$/,
  /^\d{1,2}([-/.])\d{1,2}\1(?:1[89]|20)\d\d$/,
  /^(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/,
  new RegExp(`^${MONTH} \\d{1,2}(?:st|nd|rd|th)?,? \\d{4}$`, 'i'),
  new RegExp(`^\\d{1,2}(?:st|nd|rd|th)?\\.? ${MONTH},? \\d{4}$`, 'i'),
];

/** The first of January stands for a date that is not known. */
const NOBODYS =
  /^(?:\d{4}\D?0?1\D?0?1(?:[T ].*)?|0?1\D0?1\D\d{4}|jan(?:uary)?\.? 0?1(?:st)?,? \d{4}|0?1(?:st)?\.? jan(?:uary)?\.?,? \d{4})$/i;

/** Whether a text that is named a birth date has year, month and day. */
export function isBirthDate(text: string): boolean {
  return !NOBODYS.test(text) && FORMS.some((form) => form.test(text));
}
