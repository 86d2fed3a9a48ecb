import { periodOfDate } from '#domain/period.ts'
import { useFigures } from '#state/viewModels.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'

/** Who published the map's numbers, each with the day of the data; null until they have loaded. */
export function useNumbersSource(): string | null {
  const { t } = useTranslation('embed')
  const words = useWords()
  const shown = useFigures()
  if (!shown) return null
  const tables = new Set([...shown.model.routes.values()].flatMap(({ cells }) => cells?.table ?? []))
  const sources = [...tables].flatMap((table) => shown.figures.sources.get(table) ?? [])
  const names = sources.map(({ publisher, asOf }) => {
    const name = words.publisherName(publisher)
    return asOf === null ? name : t('dated', { publisher: name, date: words.period(periodOfDate(asOf)) })
  })
  return t('source', { publishers: [...new Set(names)].join('; ') })
}
