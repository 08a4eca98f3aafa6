/** The letters of Moment and Java, and those of PHP, as directives of `date`. */
const REPEATED = table(
  'YYYY=Y yyyy=Y YY=y yy=y MMMM=B MMM=b MM=m M=-m DD=d dd=d D=-d d=-d dddd=A EEEE=A ddd=a EEE=a HH=H H=-H hh=I h=-I mm=M m=-M ss=S SSS=L A=p a=p Z=z ZZ=z XXX=z',
);
const SINGLE = table('Y=Y y=y m=m n=-m d=d j=-d H=H h=I G=-H g=-I i=M s=S u=N U=s F=B M=b l=A D=a A=p a=P O=z P=z');

function table(entries: string): ReadonlyMap<string, string> {
  return new Map(
    entries.split(' ').map((entry): [string, string] => [entry.split('=')[0] ?? '', entry.split('=')[1] ?? '']),
  );
}

/** `YYYY-MM-DD` or `Y-m-d` as `%Y-%m-%d`; `undefined` where a letter means nothing. */
export function withDirectives(format: string): string | undefined {
  const letters = /YY|yy|MM|DD|dd|HH|mm/.test(format) ? REPEATED : SINGLE;
  let isRead = /[A-Za-z]/.test(format);
  const written = format
    // Behind hours come minutes.
    .replace(/(?<=[Hh]:)MM/, 'mm')
    .replaceAll(/'(\w*)'|\[(\w*)\]|([A-Za-z])\3*/g, (letter, quoted?: string, bracketed?: string) => {
      const directive = letters.get(letter);
      const text = quoted ?? bracketed ?? (letter === 'T' ? letter : undefined);
      if (directive === undefined && text === undefined) isRead = false;
      return text ?? `%${directive}`;
    });
  return isRead ? written : undefined;
}
