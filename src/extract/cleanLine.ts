/**
 * Characters without width or meaning in running text: controls, soft hyphens, zero-width spaces, marks of direction.
 */
const INVISIBLE =
  /[^\P{Cc}\t\n\v\f\r\u0085]|\u034f|[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/gu
const LIGATURES = /[\ufb00-\ufb06]/g
/** Bullets of the fonts Symbol and Wingdings, as PDF and Word files state them. */
const BULLETS = /[\uf0b7\uf0a7\uf076\uf0d8\uf0fc\uf02d\u2022\u25cf\u25aa\u25a0\u2023\u25e6\u00b7](?=\s)/g
const PRIVATE = /[\ue000-\uf8ff]/g
const SPACES = /\s+/g

/** One line of a frozen text: single spaces, no invisible characters, composed accents (NFC), no printed ligatures. */
export function cleanLine(text: string): string {
  return text
    .replace(INVISIBLE, '')
    .replace(LIGATURES, (sign) => sign.normalize('NFKC'))
    .replace(BULLETS, '•')
    .replace(PRIVATE, '')
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .replace(SPACES, (run) => (run.length === 1 && isFixedSpace(run) ? run : ' '))
    .replace(/^\s+|\s+$/g, '')
    .normalize('NFC')
}

/** Spaces that do not break and so belong to the wording: in "10 000" and before a French colon. */
function isFixedSpace(sign: string): boolean {
  return sign === '\u00a0' || sign === '\u202f' || sign === '\u2009'
}
