import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { LocalizedText, UI_LANGUAGES, type UiLanguage } from '#domain/language.ts'
import { DATASETS_WITH_TEXTS, SAME_IN_DATA } from './sameInData.ts'

const FOLDER = 'data/derived'

/** Languages that every published text has; other interface languages may fall back to English. */
const REQUIRED = ['en', 'fr', 'nl'] as const satisfies readonly UiLanguage[]

interface Found {
  place: string
  text: LocalizedText
}

const found = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.json'))
  .flatMap((file) =>
    textsOf(JSON.parse(readFileSync(`${FOLDER}/${file}`, 'utf8')), file.replace(/\.json$/, '')),
  )

describe('every published text in the languages of the project', () => {
  it('is found in the listed files', () => {
    const files = new Set(found.map(({ place }) => place.split('/')[0]))
    expect([...files].sort()).toEqual([...DATASETS_WITH_TEXTS].sort())
    expect(found.length).toBeGreaterThan(500)
  })

  it('has each language, not empty and without outer spaces', () => {
    const faults = found.filter(
      ({ text }) =>
        !LocalizedText.safeParse(text).success ||
        REQUIRED.some((language) => !text[language]) ||
        UI_LANGUAGES.some((language) => text[language] !== text[language]?.trim()),
    )
    expect(faults).toEqual([])
  })

  it.each(['fr', 'nl'] as const)('is translated into %s; texts equal to English are listed', (language) => {
    const same = found.filter(({ text }) => text[language] === text.en)
    const allowed: ReadonlySet<string> = new Set(SAME_IN_DATA[language].flatMap(({ texts }) => texts))
    expect(same.filter(({ text }) => !allowed.has(text.en))).toEqual([])
    const used = new Set(same.map(({ text }) => text.en))
    expect([...allowed].filter((text) => !used.has(text))).toEqual([])
  })

  it('French has no-break spaces before : ; ? ! » and after «, and curly apostrophes', () => {
    const faults = found.filter(({ text }) =>
      /[^\u00a0\u202f][;?!»]|[^\u00a0\d]:(?!\/)|«[^\u00a0]|\s\s|['"“”]/u.test(text.fr ?? ''),
    )
    expect(faults.map(({ place, text }) => `${place}: ${text.fr}`)).toEqual([])
  })

  it('Dutch quotes only with ‘…’', () => {
    const faults = found.filter(({ text }) => /["'“”„«»]/.test(text.nl ?? ''))
    expect(faults.map(({ place, text }) => `${place}: ${text.nl}`)).toEqual([])
  })
})

/** Every object with English whose keys are all interface languages, complete or not. */
function textsOf(node: unknown, place: string): readonly Found[] {
  if (typeof node !== 'object' || node === null) return []
  const isText = Object.keys(node).every((key) => UI_LANGUAGES.some((language) => language === key))
  if (isText && 'en' in node && typeof node.en === 'string') {
    return [{ place, text: node as LocalizedText }]
  }
  return Object.entries(node).flatMap(([key, child]: [string, unknown]) =>
    textsOf(child, `${place}/${nameOf(child) ?? key}`),
  )
}

function nameOf(node: unknown): string | null {
  return typeof node === 'object' && node !== null && 'id' in node && typeof node.id === 'string'
    ? node.id
    : null
}
