import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { LocalizedText, UI_LANGUAGES, type UiLanguage } from '#domain/language.ts'
import { DATASETS_WITH_TEXTS, SAME_IN_DATA } from './sameInData.ts'

const FOLDER = 'data/derived'

/** The languages that no published text may lack; another language of the interface may fall back to English. */
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

describe('every text that the published files say in the languages of the project', () => {
  it('is found in the files that hold such texts', () => {
    const files = new Set(found.map(({ place }) => place.split('/')[0]))
    expect([...files].sort()).toEqual([...DATASETS_WITH_TEXTS].sort())
    expect(found.length).toBeGreaterThan(500)
  })

  it('has each language, none empty and none with a space at an end', () => {
    const faults = found.filter(
      ({ text }) =>
        !LocalizedText.safeParse(text).success ||
        REQUIRED.some((language) => !text[language]) ||
        UI_LANGUAGES.some((language) => text[language] !== text[language]?.trim()),
    )
    expect(faults).toEqual([])
  })

  it.each(['fr', 'nl'] as const)(
    'is translated into %s: what is equal to English is in the list',
    (language) => {
      const same = found.filter(({ text }) => text[language] === text.en)
      const allowed: ReadonlySet<string> = new Set(SAME_IN_DATA[language].flatMap(({ texts }) => texts))
      expect(same.filter(({ text }) => !allowed.has(text.en))).toEqual([])
      const used = new Set(same.map(({ text }) => text.en))
      expect([...allowed].filter((text) => !used.has(text))).toEqual([])
    },
  )

  it('French is set as French is: no break before : ; ? ! » and after «, and the curled apostrophe', () => {
    const faults = found.filter(({ text }) =>
      /[^\u00a0\u202f][;?!»]|[^\u00a0\d]:(?!\/)|«[^\u00a0]|\s\s|['"“”]/u.test(text.fr ?? ''),
    )
    expect(faults.map(({ place, text }) => `${place}: ${text.fr}`)).toEqual([])
  })

  it('Dutch is quoted with ‘…’ alone', () => {
    const faults = found.filter(({ text }) => /["'“”„«»]/.test(text.nl ?? ''))
    expect(faults.map(({ place, text }) => `${place}: ${text.nl}`)).toEqual([])
  })
})

/** Every object that holds English and nothing but languages of the interface, whether it has them all or not. */
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
