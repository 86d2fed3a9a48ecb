import { SOURCE_LANGUAGES } from '#domain/language.ts'
import type { Fault } from './fault.ts'
import { compilePattern } from './patterns.ts'

/** Every pattern of a lexicon file that does not follow the grammar, with its place. */
export function patternFaults(file: string, json: unknown, place = ''): readonly Fault[] {
  if (typeof json !== 'object' || json === null) return []
  const members = Object.entries(json)
  const isLocalized = members.length > 0 && members.every(([name]) => isLanguage(name))
  return members.flatMap(([name, value]: [string, unknown]) => {
    const here = place === '' ? name : `${place}.${name}`
    if (!isLocalized || !Array.isArray(value)) return patternFaults(file, value, here)
    return value.flatMap((pattern: unknown, index): readonly Fault[] => {
      const problem = typeof pattern === 'string' ? problemOf(pattern) : null
      if (problem === null) return []
      const remedy = 'correct the pattern by the grammar in src/derive/patterns.ts'
      return [{ file, place: `${here}.${index}`, problem: `the pattern "${pattern}": ${problem}`, remedy }]
    })
  })
}

function isLanguage(name: string): boolean {
  return SOURCE_LANGUAGES.some((language) => language === name)
}

function problemOf(pattern: string): string | null {
  try {
    compilePattern(pattern)
    return null
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}
