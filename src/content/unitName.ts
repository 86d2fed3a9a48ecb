import type { FigureUnit } from '#domain/figureUnit.ts'
import type { Words } from '#words/words.ts'

/** The unit's name in the plural form for this number, without the number. */
export function unitName(value: number, unit: FigureUnit, words: Pick<Words, 'counted' | 'number'>): string {
  return words.counted(value, unit).replace(words.number(value), '').trim()
}
