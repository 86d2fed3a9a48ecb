/** Mean width of a letter at 11 px, on the safe side. */
const LETTER = 6

/** As many whole words of a title as a width in px has room for, with an ellipsis where some are left out. */
export function wholeWords(title: string, width: number): string {
  const room = Math.floor(width / LETTER)
  if (title.length <= room) return title
  // A space right after the room means that a word ends with it.
  const end = title.lastIndexOf(' ', room)
  return end > 0 ? `${title.slice(0, end).replace(/[\s,;:–-]+$/u, '')}…` : title
}
