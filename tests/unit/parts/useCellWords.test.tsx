import { renderHook } from '@testing-library/react'
import type { ReactNode } from 'react'
import { describe, expect, test } from 'vitest'
import { incidentTable } from '#content/tableById.ts'
import { UI_LANGUAGES } from '#domain/language.ts'
import { createI18n, loadMessages } from '#i18n/i18n.ts'
import { type CellWords, useCellWords } from '#parts/useCellWords.ts'
import { englishI18n } from '#tests/support/english.ts'
import { exportWords } from '#tests/support/exportWords.ts'
import { published } from '#tests/support/published.ts'
import { I18nProvider } from '#words/useTranslation.tsx'
import { WordsContext } from '#words/words.ts'

const { words } = exportWords()
/** In every language: some words are the same in two, and as their table writes them. */
const languages: CellWords[] = []
for (const language of UI_LANGUAGES) {
  const i18n = language === 'en' ? englishI18n() : createI18n()
  await loadMessages(i18n, language)
  await i18n.changeLanguage(language)
  const wrapper = ({ children }: { children: ReactNode }) => (
    <I18nProvider i18n={i18n}>
      <WordsContext value={words}>{children}</WordsContext>
    </I18nProvider>
  )
  languages.push(renderHook(useCellWords, { wrapper }).result.current)
}

interface Columns {
  counts: readonly { name: string }[]
  dimensions: readonly { name: string; keys: readonly string[] }[]
}
const tables = (['figures', 'channel', 'nationalities', 'comparisons'] as const).flatMap(
  (file): readonly Columns[] => published(file).tables,
)
tables.push(incidentTable(published('incidents'), { id: 'incidents', addsUp: true }))
const dimensionsOf = ({ dimensions }: Columns) => dimensions.map(({ name }) => name)
const DIMENSIONS = [...new Set(tables.flatMap(dimensionsOf))]

/** The names that have no words, and are shown as their table writes them; the empty one is not stated. */
const raw = (names: readonly string[], wordsOf: (words: CellWords, name: string) => string) =>
  [...new Set(names)].filter((name) => name !== '' && languages.every((one) => wordsOf(one, name) === name))

describe('every published table', () => {
  test('has words for its columns', () => {
    const counts = tables.flatMap((table) => table.counts.map(({ name }) => name))
    expect(raw(counts, ({ column }, name) => column(name))).toEqual([])
  })

  test('has words for its dimensions', () => {
    expect(raw(tables.flatMap(dimensionsOf), ({ dimension }, name) => dimension(name))).toEqual([])
  })

  // A year is its own word.
  test.each(DIMENSIONS.filter((name) => name !== 'year'))('has words for each key of %s', (name) => {
    const keys = tables.flatMap(({ dimensions }) =>
      dimensions.flatMap((one) => (one.name === name ? one.keys : [])),
    )
    expect(raw(keys, ({ key }, one) => key(name, one))).toEqual([])
  })
})

test('a name of a table of one’s own is shown as it is there', () => {
  for (const { column, dimension, key } of languages) {
    expect([column('Cruces'), dimension('Zona'), key('Zona', 'norte')]).toEqual(['Cruces', 'Zona', 'norte'])
  }
})
