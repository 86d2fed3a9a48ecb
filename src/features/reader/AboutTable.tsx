import { coverageOf } from '#content/loadedFigures.ts'
import type { FigureSource } from '#domain/figureTable.ts'
import { Fact } from '#parts/Facts.tsx'
import { SourceFacts } from '#parts/SourceFacts.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'

/** The facts of a table of figures, with its months. */
export function AboutTable({ source }: { source: FigureSource }) {
  const { t } = useTranslation('cells')
  const words = useWords()
  const { partialMonths } = source
  return (
    <section>
      <h3>{t('about')}</h3>
      <SourceFacts source={source} look="reader">
        <Fact name={t('coverage')}>
          {words.months(coverageOf(new Map([[source.id, source]]), source.id))}
        </Fact>
        <Fact name={t('partialMonths')}>
          {partialMonths.length === 0
            ? t('none')
            : words.list(partialMonths.map((month) => words.months({ from: month, to: month })))}
        </Fact>
      </SourceFacts>
    </section>
  )
}

const GRADES = ['1', '2', '3', '4', '5'] as const

/** The message key of a publisher's grade of a source (1 to 5); null for none. */
export function gradeKey(grade: number | null): (typeof GRADES)[number] | null {
  return GRADES.find((known) => known === String(grade)) ?? null
}
