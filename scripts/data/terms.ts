import type { FigureSource } from '#domain/figureTable.ts'
import { textIn } from '#domain/language.ts'
import type { Terms } from './publishedTable.ts'

const NOT_STATED = 'not stated'

/** Of what is written here: no licence for data is stated, and the pages keep their own. */
export const OWN_WORDS: Terms = {
  rights: `${NOT_STATED}: facts in our own words; the pages that they cite keep their own terms`,
  licence: null,
}

/** Ids of the Open Definition, by what a publisher calls the licence. */
const LICENCES: readonly (readonly [named: RegExp, name: string, path: string])[] = [
  [/CC BY 4\.0/, 'CC-BY-4.0', 'https://creativecommons.org/licenses/by/4.0/'],
  [
    /Open Government Licence v3/,
    'OGL-UK-3.0',
    'https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/',
  ],
]

/** The terms of a table of figures as its publisher states them. */
export function termsOfFigures({ licence }: Pick<FigureSource, 'licence'>): Terms {
  const title = textIn(licence.name, 'en').text
  const credit = textIn(licence.credit, 'en').text
  return termsOf(title, credit)
}

/** Terms in words and, where they name a licence, its id. */
export function termsOf(title: string, credit: string): Terms {
  const known = LICENCES.find(([named]) => named.test(title))
  const licence = known ? { name: known[1], title, path: known[2] } : null
  return { rights: `${licence ? title : `${NOT_STATED}: ${title}`}; credit: ${credit}`, licence }
}
