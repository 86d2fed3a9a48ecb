/** Texts that a file from elsewhere may hold: formulas, quotes, line breaks, zero-width and direction characters, markup. */
export const HOSTILE: readonly string[] = [
  ...['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'].map(
    (sign) => `${sign}HYPERLINK("http://x.example";"a")`,
  ),
  ' =1+1',
  '\u200f=1+1',
  '\ufeff@SUM(A1)',
  '"=1+1',
  'Law; =1+1',
  'Law;\u00a0"+1',
  'Law\r\n=1+1',
  'a "quoted" title, in two\nlines',
  '\u202eltr.exe',
  '\u2067right \u202bto left',
  '\u2069\u202c closed without an opening',
  '</script><script>alert(1)</script>',
  '--><img src=x onerror=alert(1)><!--',
  '--- ]]> &amp; <b>',
  'x\u0000\u0007\u000b\ud800y',
]

/** Marks that begin (or end) a run of text in another direction. */
const OPENED = /[\u202a\u202b\u202d\u202e]/g
const ISOLATED = /[\u2066-\u2068]/g

/** The number of runs in another direction that a written cell leaves open. */
export function openDirections(cell: string): number {
  const count = (marks: RegExp) => cell.match(marks)?.length ?? 0
  return Math.max(0, count(OPENED) - count(/\u202c/g)) + Math.max(0, count(ISOLATED) - count(/\u2069/g))
}

/** What a spreadsheet that separates cells by semicolons would run of a CSV text. */
export function formulasIn(csv: string): readonly string[] {
  return csv
    .split(/[;\r\n]/)
    .filter((part) => /^[\s\p{C}\p{M}\u115f\u1160\u2800\u3164\uffa0"]*[=+\-@＝＋－＠]/u.test(part))
}

/** A written cell without its guards. */
export function withoutGuards(cell: string): string {
  return cell.replaceAll(/(^|[;\r\n])'/g, '$1').replaceAll(/[\u202c\u2069]+$/g, '')
}
