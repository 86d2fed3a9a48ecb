import type { CellQuery } from '#domain/cellQuery.ts'
import type { FigureSource } from '#domain/figureTable.ts'
import type { TFunction } from '#i18n/translation.ts'
import type { Words } from '#words/words.ts'

type PlaceWords = Pick<Words, 'country' | 'figurePlace' | 'nationality'>

/** A query's keys in words, to distinguish cells of one table. */
export function placesOf({ where }: CellQuery, words: PlaceWords): readonly string[] {
  return Object.entries(where).map(([name, keys]) =>
    keys.map((key) => keyInWords(name, key, words)).join(', '),
  )
}

function keyInWords(name: string, key: string, { country, figurePlace, nationality }: PlaceWords): string {
  switch (name) {
    case 'route':
      return figurePlace(key)
    case 'country':
      return country(key)
    case 'nationality':
      return nationality(key)
    default:
      return key
  }
}

/** Where a number is of, for words that leave its step: its keys, else the area of the whole table; '' where that is open. */
export function placeOfCells(
  query: CellQuery,
  source: Pick<FigureSource, 'role' | 'route'> | undefined,
  { words, t }: { words: PlaceWords; t: TFunction<['briefing', 'stage']> },
): string {
  const named = placesOf(query, words).join(', ')
  if (named !== '' || !source) return named
  if (source.route !== null) return words.figurePlace(source.route)
  return source.role === 'incidents' || source.role === 'series' ? t(`area.${source.role}`) : ''
}
