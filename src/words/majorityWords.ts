import type { TFunction } from 'i18next'
import type { MajorityNationality } from '#domain/majorityNationality.ts'
import type { Words } from './words.ts'

/** "84% of them concern nationals of one country: Ukraine (2024)"; says so when the table covers only part of the total's months. */
export function majorityWords(
  { nationality, share, spans, isCut }: MajorityNationality,
  t: TFunction<'nationalities'>,
  words: Pick<Words, 'nationality' | 'percent' | 'spans'>,
): string {
  return t(isCut ? 'majorityCut' : 'majority', {
    percent: words.percent(share),
    country: words.nationality(nationality),
    months: words.spans(spans),
  })
}
