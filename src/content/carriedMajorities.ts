import { majorityNationality, type NationalityTable } from '#domain/majorityNationality.ts'
import type { CarriedMajority } from '#domain/provenance.ts'
import { readReader, writeReader } from '#domain/readerLink.ts'
import type { TFunction } from '#i18n/translation.ts'
import { majorityWords } from '#words/comparisonWords.ts'
import type { Words } from '#words/words.ts'

interface MajoritiesInput {
  /** Null where the evidence has no number of a route. */
  nationalities: NationalityTable | null
  nationalitiesT: TFunction<'series'>
  words: Pick<Words, 'figurePlace' | 'nationality' | 'number' | 'percent' | 'spans'>
}

/** The exported numbers of routes that are mostly one nationality, each once. */
export function majoritiesOf(
  evidence: readonly string[],
  { nationalities, nationalitiesT, words }: MajoritiesInput,
): readonly (CarriedMajority & { place: string })[] {
  if (!nationalities) return []
  return [...new Set(evidence)].flatMap((of) => {
    const target = readReader(of)
    const found = target?.type === 'cells' ? majorityNationality(nationalities, target.query) : null
    if (!found) return []
    const { nationality, share, cells } = found
    return {
      of,
      cells: writeReader({ type: 'cells', query: cells }),
      nationality,
      share,
      place: (cells.where.route ?? []).map(words.figurePlace).join(),
      text: majorityWords(found, nationalitiesT, words),
    }
  })
}

/** Whether evidence includes a number that the table of nationalities may explain. */
export function needsNationalities(evidence: readonly string[]): boolean {
  return evidence.some((id) => {
    const target = readReader(id)
    return target?.type === 'cells' && target.query.where.route !== undefined
  })
}
