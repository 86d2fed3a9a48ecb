import type { FigureUnit } from '#domain/figureUnit.ts'
import type { Words } from '#words/words.ts'

/** The unit alone, in the form that it has beside this number; no message has it without one. */
export function unitName(value: number, unit: FigureUnit, words: Pick<Words, 'counted' | 'number'>): string {
  return words.counted(value, unit).replace(words.number(value), '').trim()
}
