import type { Provenance } from '#domain/provenance.ts'
import type { TFunction } from '#i18n/translation.ts'
import { buildWords } from '#words/buildWords.ts'
import type { Words } from '#words/words.ts'
import { englishI18n } from './english.ts'
import { published } from './published.ts'

/** The English words of an export of the published data. */
export function exportWords(): {
  t: TFunction<'export'>
  filtersT: TFunction<'filters'>
  nationalitiesT: TFunction<'series'>
  versionT: TFunction<'version'>
  schematic: string
  words: Words
} {
  const i18n = englishI18n()
  const { routes, regions } = published('routes')
  const { otherPlaces } = published('figures')
  return {
    t: i18n.getFixedT('en', 'export'),
    filtersT: i18n.getFixedT('en', 'filters'),
    nationalitiesT: i18n.getFixedT('en', 'series'),
    versionT: i18n.getFixedT('en', 'version'),
    schematic: i18n.getFixedT('en', 'map')('note'),
    words: buildWords({
      language: 'en',
      t: i18n.getFixedT('en', 'common'),
      vocabulary: published('vocabulary'),
      routes,
      regions,
      otherPlaces,
      today: '2026-11-25',
    }),
  }
}

/** The provenance of an exported view, with characters that every format must escape. */
export const PROVENANCE: Provenance = {
  citations: ['Frontex, Detections by route and month'],
  evidence: [
    {
      id: 'record:a',
      name: 'A, "quoted"; with <marks> & more',
      link: 'http://x/#/a',
      citation: 'A',
      page: null,
    },
  ],
  licences: ['Frontex (FRAN data). Reuse with credit'],
  filters: 'Time: 2025',
  majorities: [],
  caveats: ['Detections are not people.'],
  version: '0123456789abcdef',
  versionText: 'data 0123456789abcdef (not a published edition)',
  date: '2026-11-25',
  link: 'http://x/#/explore?years=2025&v=2',
}
