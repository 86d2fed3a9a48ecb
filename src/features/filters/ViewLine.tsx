import { type ReactNode, useId, useRef, useState } from 'react'
import { numberSpans } from '#content/loadedFigures.ts'
import { timeWords } from '#content/viewTitle.ts'
import { cubeSpan } from '#domain/figureCube.ts'
import { lastWholeYear } from '#domain/figurePeriod.ts'
import { besidesOpenRoute, hasFilters } from '#domain/filters.ts'
import { isSameSpan, type MonthSpan, yearOf } from '#domain/period.ts'
import type { Selection } from '#domain/view.ts'
import { lazyImport } from '#lib/lazyImport.ts'
import { useSelectionName } from '#parts/useSelectionName.ts'
import { useDataset } from '#state/datasets.ts'
import { useUiStore } from '#state/uiStore.ts'
import { ShownChoicesContext, useExplore, useFigures, useRouteChoices } from '#state/viewModels.ts'
import { closeDossier, setPeriod, toggleRoute, useViewStore } from '#state/viewStore.ts'
import { Segments } from '#ui/Choices.tsx'
import { useImported } from '#ui/CodePart.tsx'
import { Icon } from '#ui/Icon.tsx'
import { useOutsidePress } from '#ui/useOutsidePress.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import { FilterChips } from './FilterChips.tsx'
import styles from './ViewLine.module.css'

/** The line under the bar: what the page is, what is selected or filtered, and the period of its numbers. */
export function ViewLine({ children }: { children?: ReactNode }) {
  const { t } = useTranslation('line')
  const selected = useViewStore(({ view }) => view.selected)
  const isFiltered = useViewStore(({ view }) => hasFilters(besidesOpenRoute(view)))
  const { choices } = useRouteChoices(false)
  return (
    <div
      className={`shell-line ${styles.line} in-row`}
      data-says={selected ? 'selection' : isFiltered ? 'filters' : 'start'}
    >
      {selected ? <SelectionHead selected={selected} /> : isFiltered ? <FoundHead /> : <h1>{t('start')}</h1>}
      <FilterChips />
      <PeriodChoice />
      <ShownChoicesContext value={choices}>
        <StateSentence />
      </ShownChoicesContext>
      {children}
    </div>
  )
}

/** "2 of 161 measures:" before the conditions. */
function FoundHead() {
  const { t } = useTranslation('line')
  const total = useDataset('measures').data?.measures.length
  const count = useExplore()?.measures.length
  return <h1>{count === undefined || total === undefined ? t('start') : t('found', { count, total })}</h1>
}

/** The selection by its name, a route with the months of its numbers, and the way back. */
function SelectionHead({ selected }: { selected: Selection }) {
  const { t } = useTranslation('line')
  const { kind, id } = selected
  const words = useWords()
  const isFilter = useViewStore(({ view }) => kind === 'route' && view.filters.routes.includes(id))
  const openedIn = useViewStore((state) => state.openedIn)
  const head = useHead(selected)
  return (
    <>
      <button
        type="button"
        className={styles.back}
        onClick={() => (isFilter ? toggleRoute(id) : closeDossier())}
      >
        <Icon name="back" />
        {openedIn ? words.route(openedIn.id) : t(kind === 'route' ? 'allRoutes' : 'everything')}
      </button>
      <h1>{head}</h1>
    </>
  )
}

function useHead(selected: Selection): string {
  const { t } = useTranslation('line')
  const { kind, id } = selected
  const name = useSelectionName(selected)
  const words = useWords()
  const shown = useFigures()
  const period = kind === 'route' ? shown?.model.routes.get(id)?.period : undefined
  const time = period && words.longSpans(period.spans)
  if (time) return t(period.compared ? 'against' : 'during', { name, time })
  return kind === 'route' ? name : t('named', { kind: t(`kind.${kind}`), name })
}

/** For the live region: what was opened. */
function Opened({ selected }: { selected: Selection }) {
  const { t } = useTranslation('line')
  return t('opened', { head: useHead(selected) })
}

/**
 * Live region: how many measures and routes are in view, for which years, how many undated measures are left out, and what is
 * open. It must exist before its text, and is silent while the period moves; the changed key then makes the text anew, so that the result is
 * announced.
 */
function StateSentence() {
  const { t } = useTranslation('filters')
  const model = useExplore()
  const { filters, selected } = useViewStore((state) => state.view)
  const words = useWords()
  const isMoving = useUiStore((state) => state.isTimeMoving)
  const count = model?.measures.length ?? 0
  const own = model?.measures.filter(words.own).length ?? 0
  return (
    <p className="visually-hidden" role="status" aria-live={isMoving ? 'off' : 'polite'}>
      {model && (
        <span key={String(isMoving)}>
          {[
            own > 0 && own < count
              ? t('bothCount', { count: own, published: count - own })
              : t('measureCount', { count }),
            t('routeCount', { count: model.litRoutes.size }),
            timeWords(filters, t, words),
          ].join(', ')}
          {model.undatedLeftOut > 0 && ` ${t('undated', { count: model.undatedLeftOut })}`}
        </span>
      )}
      {model && selected && (
        <span key={`${selected.kind}:${selected.id}`}>
          {'. '}
          <Opened selected={selected} />
        </span>
      )}
    </p>
  )
}

const DATES = lazyImport(() => import('./PeriodDates.tsx'))

/** The months that numbers are of: the newest whole ones, the last whole year, or other dates, which open in a card. */
function PeriodChoice() {
  const { t } = useTranslation('line')
  const words = useWords()
  const figures = useFigures()?.figures
  const asked = useViewStore(({ view }) => view.period)
  const [isOpen, setIsOpen] = useState(false)
  const home = useRef<HTMLDivElement>(null)
  const [nameId, cardId] = [useId(), useId()]
  const close = () => setIsOpen(false)
  useOutsidePress((target) => home.current?.contains(target) === true, close)
  if (!figures) return <div className={`${styles.period} in-row`} />

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
    <div ref={home} className={`${styles.period} in-row`} role="group" aria-labelledby={nameId}>
      <span className={styles.name} id={nameId}>
        {t('numbersFor')}
      </span>
      <Segments className={`${styles.buttons} row`}>
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
      </Segments>
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
