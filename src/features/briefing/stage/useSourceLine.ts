import type { StepSource } from '#content/stepSources.ts'
import { firstOfEach } from '#content/stepSources.ts'
import type { BriefingStep } from '#domain/briefing.ts'
import { isOwnDocument } from '#domain/ownData.ts'
import { useStepSources } from '#features/briefing/SourceButton.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'

/** Characters that fit on the line with dates. */
const LINE_LENGTH = 104

const NO_STEP: Pick<BriefingStep, 'evidence'> = { evidence: [] }

/** Maximum number of publications in the source line; the sheet of sources has all. */
const MAX_SOURCES = 4

/** The publishers of a step's evidence in words, as "Frontex, series of 4 August 2026; UK Home Office". */
export function useSourceLine(step: Pick<BriefingStep, 'evidence'> = NO_STEP): string {
  const { t } = useTranslation('briefing')
  const { sources } = useStepSources(step)
  const nameOf = usePublication()
  const dated = [...new Set(firstOfEach(sources).map((source) => nameOf(source)))]
  const undated = [...new Set(firstOfEach(sources).map((source) => nameOf(source, false)))]
  const names = dated.join('; ').length <= LINE_LENGTH ? dated : undated
  const more = names.length - MAX_SOURCES
  if (names.length === 0) return ''
  const shown = names.slice(0, MAX_SOURCES).join('; ')
  return more > 0 ? `${shown} ${t('stage.more', { count: more })}.` : `${shown}.`
}

/** Writes a source as its publisher, with the date of a series or text, and says which are the reader's own. */
export function usePublication(): (source: StepSource, isDated?: boolean) => string {
  const { t } = useTranslation('stage')
  const words = useWords()
  const dayOf = (day: string) => words.period({ start: day, end: day, precision: 'day' })
  return (source, isDated = true) => {
    switch (source.kind) {
      case 'cells': {
        const publisher = words.publisherName(source.source.publisher)
        const { asOf } = source.source
        return asOf === null || !isDated ? publisher : t('series', { publisher, date: dayOf(asOf) })
      }
      case 'record': {
        const [page] = source.record.sources
        return page ? words.publisherName(page.publisher) : words.recordTitle(source.record)
      }
      case 'quote': {
        const { publisher, title, date } = source.document
        const name = publisher === null ? title : words.publisherName(publisher)
        if (isOwnDocument(source.document.id)) {
          return date && isDated
            ? t('ownDated', { publisher: name, date: words.period(date) })
            : t('own', { publisher: name })
        }
        return date
          ? t('document', { publisher: name, date: words.period(date) })
          : t('undated', { publisher: name })
      }
      case 'own-row':
        return t('ownTable', { title: source.row.table.title })
      case 'own-cells':
        return t('ownTable', { title: [...new Set(source.rows.map(({ table }) => table.title))].join(', ') })
    }
  }
}
