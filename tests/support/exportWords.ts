import type { TFunction } from 'i18next'
import { buildWords } from '#words/buildWords.ts'
import type { Words } from '#words/words.ts'
import { englishI18n } from './english.ts'
import { published } from './published.ts'

/** The English words of an export of the published data. */
export function exportWords(): {
  t: TFunction<'export'>
  filtersT: TFunction<'filters'>
  nationalitiesT: TFunction<'nationalities'>
  schematic: string
  words: Words
} {
  const i18n = englishI18n()
  const { routes, regions } = published('routes')
  const { otherPlaces } = published('figures')
  return {
    t: i18n.getFixedT('en', 'export'),
    filtersT: i18n.getFixedT('en', 'filters'),
    nationalitiesT: i18n.getFixedT('en', 'nationalities'),
    schematic: i18n.getFixedT('en', 'map')('note'),
    words: buildWords({
      language: 'en',
      t: i18n.getFixedT('en', ['common', 'sourceQuality']),
      vocabulary: published('vocabulary'),
      routes,
      regions,
      otherPlaces,
      today: '2026-11-25',
    }),
  }
}
