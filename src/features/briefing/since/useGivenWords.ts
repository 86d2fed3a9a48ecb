import type { Delivery } from '#domain/delivery.ts'
import { periodOfDate } from '#domain/period.ts'
import { useInterfaceTranslation, useInterfaceWords } from '#words/interfaceLanguage.tsx'

/** The day of a delivery and how it was given, in words. */
export function useGivenWords(): (delivery: Pick<Delivery, 'day' | 'as'>) => { date: string; ways: string } {
  const { t } = useInterfaceTranslation('since')
  const words = useInterfaceWords()
  return ({ day, as }) => ({
    date: words.period(periodOfDate(day)),
    ways: words.list(as.map((way) => t(`way.${way}`))),
  })
}
