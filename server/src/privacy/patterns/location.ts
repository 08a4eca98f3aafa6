/** Four decimals tell one house from the next. */
const PRECISE = /^[-+]?\d{1,3}\.\d{4,}$/;
const PAIR = /^\s*[-+]?\d{1,2}\.\d{4,}\s*[,;]\s*[-+]?\d{1,3}\.\d{4,}\s*$/;

export function isPreciseCoordinate(text: string): boolean {
  return PRECISE.test(text) && Math.abs(Number(text)) <= 180;
}

/** `40.71281,-74.00602` */
export function isPrecisePair(text: string): boolean {
  return PAIR.test(text);
}

/** The name of the other half of a place, in small letters: `lat` of `lon` and `lng`. */
export function otherCoordinates(name: string): readonly string[] {
  const lower = name.toLowerCase();
  if (/lat(?:itude)?$/.test(lower)) {
    const stem = lower.replace(/lat(?:itude)?$/, '');
    return ['lon', 'lng', 'long', 'longitude'].map((end) => stem + end);
  }
  const stem = lower.replace(/(?:longitude|long|lon|lng)$/, '');
  return stem === lower ? [] : ['lat', 'latitude'].map((end) => stem + end);
}
