/** Mean width of a letter at 11 px, on the safe side. */
const LETTER = 5.7

/** As many whole words of a title as a width in px has room for, with an ellipsis where some are left out. */
export function wholeWords(title: string, width: number): string {
  const room = Math.floor(width / LETTER)
  if (title.length <= room) return title
  const cut = title.slice(0, room)
  const end = cut.lastIndexOf(' ')
  return end > 0 ? `${cut.slice(0, end).replace(/[\s,;:–-]+$/u, '')}…` : title
}
