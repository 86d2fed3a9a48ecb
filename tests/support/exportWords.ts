import type { TFunction } from 'i18next'
import { createI18n } from '#i18n/i18n.ts'
import { addEnglish } from '#i18n/laterEnglish.ts'
import exported from '#i18n/messages/en/export.json'
import { buildWords } from '#words/buildWords.ts'
import type { Words } from '#words/words.ts'
import { published } from './published.ts'

addEnglish({ export: exported })

/** The English words of an export over the published data. */
export function exportWords(): {
  t: TFunction<'export'>
  filtersT: TFunction<'filters'>
  schematic: string
  words: Words
} {
  const i18n = createI18n()
  const { routes, regions } = published('routes')
  const { otherPlaces, sources } = published('figures')
  return {
    t: i18n.getFixedT('en', 'export'),
    filtersT: i18n.getFixedT('en', 'filters'),
    schematic: i18n.getFixedT('en', 'map')('note'),
    words: buildWords({
      language: 'en',
      t: i18n.getFixedT('en', ['common', 'doubt', 'series']),
      vocabulary: published('vocabulary'),
      routes,
      regions,
      otherPlaces,
      figureSources: sources,
      today: '2026-11-25',
    }),
  }
}
