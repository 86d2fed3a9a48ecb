import { type CSSProperties, memo, type ReactNode, useId, useMemo, useRef } from 'react'
import { type ExploreModel, yearsWithEvidence } from '#content/exploreModel.ts'
import {
  filtersOfStage,
  rangeOfYears,
  STAGES,
  stageOf,
  type YearRange,
  yearsOfRange,
} from '#content/railOptions.ts'
import { FACETS } from '#domain/facets.ts'
import { questionOf } from '#domain/filters.ts'
import type { FacetKey, View } from '#domain/view.ts'
import { groupBy } from '#lib/groupBy.ts'
import { Beside } from '#parts/Beside.tsx'
import { DataFaults } from '#parts/DataGate.tsx'
import { useDataset } from '#state/datasets.ts'
import { drawNow } from '#state/pressPacing.ts'
import { type RailFold, toggleFold, useUiStore } from '#state/uiStore.ts'
import { ShownChoicesContext, useExplore, useRouteChoices, useShownFilters } from '#state/viewModels.ts'
import { select, setFilters, toggleRoute, useViewStore } from '#state/viewStore.ts'
import { CheckBox } from '#ui/Choices.tsx'
import { CodePart, partCode } from '#ui/CodePart.tsx'
import { Icon } from '#ui/Icon.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import styles from './FilterRail.module.css'

const NONE: readonly never[] = []
/** The options come with the first open group. */
const OPTIONS = partCode<{ fold: RailFold }>(() => import('./FoldOptions.tsx').then((m) => m.FoldOptions))

/**
 * All filters of measures in one column. Each option shows how many measures it would show, given the other groups, and on an
 * open route those that name it. While the period is dragged or played, the counts follow at lower priority.
 */
export function FilterRail() {
  const isTimeMoving = useUiStore((state) => state.isTimeMoving)
  const { choices, isStale } = useRouteChoices(isTimeMoving)
  return (
    <ShownChoicesContext value={choices}>
      <div className={styles.later} data-stale={isStale}>
        <Groups />
      </div>
    </ShownChoicesContext>
  )
}

/** The groups that fold, in order, with the facets of each; ties are chosen on the page of plans. */
const FOLDS: readonly (readonly [fold: RailFold, facets: readonly ArrayFacet[]])[] = [
  ['outcome', ['outcome']],
  ['kinds', ['measures']],
  ['routes', ['routes']],
  ['places', ['regions', 'countries']],
  ['actors', ['actors']],
  ['sources', ['publishers', 'review']],
]
type ArrayFacet = Exclude<FacetKey, 'years' | 'months' | 'status' | 'tie'>

const Groups = memo(function Groups() {
  const { t } = useTranslation('filters')
  const model = useExplore()
  const { isError: hasNoMeasures } = useDataset('measures')
  const { data: vocabulary, isError: hasNoVocabulary } = useDataset('vocabulary')
  const isOnRoute = useViewStore(({ view }) => view.selected?.kind === 'route')
  // All groups appear at once, when every file they read has arrived or failed: nothing moves after that.
  const isComplete = model && (vocabulary || hasNoVocabulary)
  return (
    <div className={styles.rail}>
      <header>
        <h2 className="title-14">{t('title')}</h2>
        <p className="small quiet">{t(isOnRoute ? 'aboutRoute' : 'about')}</p>
      </header>
      <DataFaults needs={['measures', 'routes', 'vocabulary']} />
      {isComplete ? (
        <>
          <Beside place="rail" />
          <StageList stages={model.stages} />
          <Fold fold="outcome" facets={['outcome']} />
          <Years undated={model.counts.years.get('not-stated') ?? 0} />
          {FOLDS.slice(1).map(([fold, facets]) => (
            <Fold key={fold} fold={fold} facets={facets} />
          ))}
        </>
      ) : (
        // No skeleton after a failure: nothing is loading.
        !hasNoMeasures && <div className={styles.skeleton} aria-hidden="true" />
      )}
    </div>
  )
})

/** All measures, or those of a stage, each with its count: one is chosen. */
function StageList({ stages }: Pick<ExploreModel, 'stages'>) {
  const { t } = useTranslation('filters')
  const words = useWords()
  const shown = stageOf(useShownFilters())
  const group = useId()
  return (
    <fieldset className={styles.stages} aria-label={words.filterName('status', 'all')}>
      {STAGES.map((stage) => {
        const label = t(`stage.${stage}`)
        const count = stages[stage]
        return (
          <label key={stage} className={styles.stage} data-stage={stage}>
            <input
              className="over"
              type="radio"
              name={group}
              checked={stage === shown}
              onChange={() => setFilters(filtersOfStage(stage))}
              aria-label={t('option', { label, count })}
            />
            <span>{label}</span>
            <span className="rigid">{count === 0 ? t('noOption') : count}</span>
          </label>
        )
      })}
    </fieldset>
  )
}

function Years({ undated }: { undated: number }) {
  const measures = useDataset('measures').data?.measures ?? NONE
  const events = useDataset('timeline').data?.events ?? NONE
  const bounds = useMemo(() => yearsWithEvidence(measures, events), [measures, events])
  return bounds.length > 1 && <YearSlider bounds={bounds} undated={undated} />
}

/** A group that folds: its name, what is chosen, and a button that clears it. */
function Fold({ fold, facets }: { fold: RailFold; facets: readonly ArrayFacet[] }) {
  const { t } = useTranslation('filters')
  const bodyId = useId()
  const isOpen = useUiStore((state) => state.openFolds.includes(fold))
  const head = useRef<HTMLButtonElement>(null)
  const name = t(`fold.${fold}`)
  const chosen = useChosenWords(facets)

  // The list opens below the visible part of the rail: scroll it into view.
  const handleToggle = () => {
    drawNow(() => toggleFold(fold))
    if (!isOpen) head.current?.scrollIntoView({ block: 'nearest' })
  }
  const clear = () => {
    head.current?.focus()
    const { selected, filters } = useViewStore.getState().view
    const open = fold === 'routes' && selected?.kind === 'route' ? selected.id : null
    if (open !== null && filters.routes.length === 0) select(null)
    else if (open !== null && filters.routes.join() === open) toggleRoute(open)
    else setFilters(Object.fromEntries(facets.map((facet) => [facet, []])))
  }
  return (
    <div className="ruled">
      <div className={styles.head}>
        <button
          ref={head}
          type="button"
          className="gap-8 grow shrinks row-middle"
          aria-expanded={isOpen}
          aria-controls={isOpen ? bodyId : undefined}
          onClick={handleToggle}
        >
          <span className="breaks bold">{name}</span>
          <span className={`grow end breaks ${chosen === null ? 'quiet' : 'medium'}`}>
            {chosen ?? t(fold === 'actors' || fold === 'sources' ? 'anyone' : 'any')}
          </span>
          {chosen === null && <Icon name="forward" />}
        </button>
        {chosen !== null && (
          <button type="button" className={styles.clear} aria-label={t('clear', { name })} onClick={clear}>
            <Icon name="close" />
          </button>
        )}
      </div>
      {isOpen && (
        <div id={bodyId} className="stack gap-three-quarters foot-4">
          <CodePart code={OPTIONS} props={{ fold }} loading={null} renderFault={() => null} />
        </div>
      )}
    </div>
  )
}

/** The choices of some facets in words: "Algeria or Iraq", "press and our summary"; null without any. */
function useChosenWords(facets: readonly ArrayFacet[]): ReactNode {
  const words = useWords()
  const filters = useShownFilters()
  const chosen = facets.flatMap((group) => {
    // The list of stages shows that only open plans are asked for.
    if (group === 'outcome' && stageOf(filters) === 'open') return []
    const labels =
      group === 'routes'
        ? filters.routes.map(words.routeShort)
        : filters[group].map((choice) =>
            words.choice({ group, choice } as Parameters<typeof words.choice>[0]),
          )
    const question = questionOf(FACETS, filters, group)
    return labels.map((label) => ({ question, label }))
  })
  if (chosen.length === 0) return null
  const join = filters.all && facets.includes(filters.all) ? words.list : words.either
  return words.list(
    [...groupBy(chosen, ({ question }) => question).values()].map((same) =>
      join(same.map(({ label }) => label)),
    ),
  )
}

interface YearSliderProps {
  /** The years with evidence, in order. */
  bounds: readonly number[]
  /** How many measures state no year. */
  undated: number
}

/** The years of the measures: a slider with two thumbs, the same years to type, and whether the undated show. */
function YearSlider({ bounds, undated }: YearSliderProps) {
  const { t } = useTranslation('filters')
  const words = useWords()
  const filters = useShownFilters()
  const range = rangeOfYears(filters.years, bounds)
  const name = words.filterName('years', 'all')
  const [least, most] = [bounds[0] ?? 0, bounds.at(-1) ?? 0]
  const gesture = useGesture()
  const change = (partOf: (now: YearRange) => Partial<YearRange>) => {
    // Of the view: the rail may not have drawn the last change yet.
    const chosen = useViewStore.getState().view.filters.years
    const now = rangeOfYears(chosen, bounds)
    const part = partOf(now)
    const next = { ...now, ...part }
    // Narrower years are those of dated measures, until the undated are asked for.
    const isNarrowed = chosen.length === 0 && part.withUndated === undefined
    const years = yearsOfRange({ ...next, withUndated: next.withUndated && !isNarrowed }, bounds)
    gesture.set({ years, months: null })
  }
  const ends = ['first', 'last'] as const
  // A thumb stops at the other.
  const set = (end: 'first' | 'last') => (year: number) =>
    change(({ first, last }) => ({ [end]: end === 'first' ? Math.min(year, last) : Math.max(year, first) }))
  return (
    <fieldset className={`${styles.years} ruled`} aria-label={name}>
      <div className="ends-middle gap-8">
        <span className="breaks bold">{name}</span>
        <span className={`${styles.typed} gap-4 quiet row-middle`} data-one={range.first === range.last}>
          <YearInput name={t('firstYear')} value={range.first} bounds={bounds} set={set('first')} />
          <span>{t('toYear')}</span>
          <YearInput name={t('lastYear')} value={range.last} bounds={bounds} set={set('last')} />
        </span>
      </div>
      <div
        className={styles.slider}
        style={
          {
            '--first': (range.first - least) / (most - least),
            '--last': (range.last - least) / (most - least),
          } as CSSProperties
        }
      >
        {ends.map((end) => (
          <input
            key={end}
            type="range"
            min={least}
            max={most}
            value={range[end]}
            aria-label={t(`${end}Year`)}
            onChange={(event) => set(end)(Number(event.target.value))}
            onPointerUp={gesture.end}
            onBlur={gesture.end}
          />
        ))}
      </div>
      {undated > 0 && filters.years.length > 0 && (
        <CheckBox
          className="gap-8 target row-middle"
          name={t('option', { label: t('alsoUndated'), count: undated })}
          isChecked={range.withUndated}
          onToggle={() => change(({ withUndated }) => ({ withUndated: !withUndated }))}
        >
          <span className="grow">{t('alsoUndated')}</span>
          <span className="rigid">{undated}</span>
        </CheckBox>
      )}
    </fieldset>
  )
}

/** Sets filters by a gesture: its first change is a step of the history, which the later ones replace. */
function useGesture() {
  const moving = useRef<View | null>(null)
  return {
    set: (part: Parameters<typeof setFilters>[0]) => {
      setFilters(part, useViewStore.getState().view === moving.current ? 'replace' : 'push')
      moving.current = useViewStore.getState().view
    },
    end: () => {
      moving.current = null
    },
  }
}

interface YearInputProps {
  name: string
  value: number
  bounds: readonly number[]
  set: (year: number) => void
}

/** A year to type, taken at Enter or when the focus leaves; one outside the bounds is the nearest. */
function YearInput({ name, value, bounds, set }: YearInputProps) {
  const take = (field: HTMLInputElement) => {
    const year = Math.min(Math.max(Number(field.value), bounds[0] ?? 0), bounds.at(-1) ?? 0)
    if (/^\d{4}$/.test(field.value) && year !== value) set(year)
    field.value = String(value)
  }
  return (
    <input
      // The text is the field's own until it is taken.
      key={value}
      className={styles.year}
      defaultValue={value}
      inputMode="numeric"
      maxLength={4}
      aria-label={name}
      onBlur={(event) => take(event.currentTarget)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') take(event.currentTarget)
      }}
    />
  )
}
