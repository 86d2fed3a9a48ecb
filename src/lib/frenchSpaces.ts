/** Digits in groups of three, as French writes them. */
const GROUPED = /(?<![\d.,])\d{1,3}(?: \d{3})+(?!\d)/g

/** A French text with no-break spaces where no line may end: before : ; ? ! % », after «, and between groups of digits. */
export function frenchSpaces(text: string): string {
  return text
    .replaceAll(/ (?=[:%»])/g, '\u00a0')
    .replaceAll(/ (?=[;?!])/g, '\u202f')
    .replaceAll('« ', '«\u00a0')
    .replaceAll(GROUPED, (number) => number.replaceAll(' ', '\u202f'))
}

/** Whether two texts read the same: a no-break space is read like any other. */
export function isSameText(one: string, other: string): boolean {
  const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ')
  return plain(one) === plain(other)
}
