import { useId, useRef, useState } from 'react'
import { numberSpans } from '#content/loadedFigures.ts'
import { cubeSpan } from '#domain/figureCube.ts'
import { lastWholeYear } from '#domain/figurePeriod.ts'
import { isSameSpan } from '#domain/months.ts'
import { type MonthSpan, yearOf } from '#domain/period.ts'
import { lazyImport } from '#lib/lazyImport.ts'
import { useFigures } from '#state/viewModels.ts'
import { setPeriod, useViewStore } from '#state/viewStore.ts'
import { useImported } from '#ui/CodePart.tsx'
import { useOutsidePress } from '#ui/useOutsidePress.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import styles from './PeriodChoice.module.css'

const DATES = lazyImport(() => import('./PeriodDates.tsx'))

/** The months that numbers are of: the newest whole ones, the last whole year, or other dates, which open in a card. */
export function PeriodChoice() {
  const { t } = useTranslation('line')
  const words = useWords()
  const figures = useFigures()?.figures
  const asked = useViewStore(({ view }) => view.period)
  const [isOpen, setIsOpen] = useState(false)
  const home = useRef<HTMLDivElement>(null)
  const [nameId, cardId] = [useId(), useId()]
  const close = () => setIsOpen(false)
  useOutsidePress((target) => home.current?.contains(target) === true, close)
  if (!figures) return <div className={styles.period} />

  const [newest] = numberSpans(figures, [])
  const year = lastWholeYear(cubeSpan(figures.detections))
  const isAsked = (span: MonthSpan) => asked.length === 1 && isSameSpan(asked[0] ?? null, span)
  const isNewest = asked.length === 0 || (newest !== undefined && isAsked(newest))
  const isOther = !isNewest && !isAsked(year)
  const choose = (span: MonthSpan | null) => {
    close()
    setPeriod(span)
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out in a line.
    <div ref={home} className={styles.period} role="group" aria-labelledby={nameId}>
      <span className={styles.name} id={nameId}>
        {t('numbersFor')}
      </span>
      <div className={styles.buttons}>
        <button type="button" aria-pressed={isNewest} onClick={() => choose(null)}>
          {newest && words.spans([newest])}
        </button>
        <button type="button" aria-pressed={!isNewest && !isOther} onClick={() => choose(year)}>
          {t('allOf', { year: yearOf(year.from) })}
        </button>
        <button
          type="button"
          aria-pressed={isOther}
          aria-haspopup="dialog"
          aria-expanded={isOpen}
          aria-controls={isOpen ? cardId : undefined}
          onClick={() => setIsOpen(!isOpen)}
        >
          {isOther ? words.spans(asked) : t('otherDates')}
        </button>
      </div>
      {isOpen && newest && (
        <Card
          id={cardId}
          shown={asked.length > 0 ? asked : [newest]}
          coverage={{ from: cubeSpan(figures.detections).from, to: newest.to }}
          choose={choose}
          close={close}
        />
      )}
    </div>
  )
}

function Card(props: Parameters<typeof import('./PeriodDates.tsx')['PeriodDates']>[0]) {
  const PeriodDates = useImported(DATES)?.PeriodDates
  return PeriodDates ? <PeriodDates {...props} /> : null
}
