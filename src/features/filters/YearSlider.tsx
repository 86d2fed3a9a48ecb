import { type CSSProperties, useRef } from 'react'
import { rangeOfYears, type YearRange, yearsOfRange } from '#content/railOptions.ts'
import type { View } from '#domain/view.ts'
import { useShownFilters } from '#state/shownChoices.ts'
import { setFilters, useViewStore } from '#state/viewStore.ts'
import { CheckBox } from '#ui/CheckBox.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import rail from './FilterRail.module.css'

interface YearSliderProps {
  /** The years with evidence, in order. */
  bounds: readonly number[]
  /** How many measures state no year. */
  undated: number
}

/** The years of the measures: a slider with two thumbs, the same years to type, and whether the undated show. */
export function YearSlider({ bounds, undated }: YearSliderProps) {
  const { t } = useTranslation('filters')
  const words = useWords()
  const filters = useShownFilters()
  const range = rangeOfYears(filters.years, bounds)
  const name = words.filterName('years', 'all')
  const [least, most] = [bounds[0] ?? 0, bounds.at(-1) ?? 0]
  const gesture = useGesture()
  const change = (part: Partial<YearRange>) => {
    const next = { ...range, ...part }
    // Narrower years are those of dated measures, until the undated are asked for.
    const isNarrowed = filters.years.length === 0 && part.withUndated === undefined
    const years = yearsOfRange({ ...next, withUndated: next.withUndated && !isNarrowed }, bounds)
    gesture.set({ years, months: null })
  }
  const ends = ['first', 'last'] as const
  // A thumb stops at the other.
  const set = (end: 'first' | 'last') => (year: number) =>
    change({ [end]: end === 'first' ? Math.min(year, range.last) : Math.max(year, range.first) })
  return (
    <fieldset className={rail.years} aria-label={name}>
      <div className={rail.sliderHead}>
        <span className={rail.name}>{name}</span>
        <span className={rail.typed} data-one={range.first === range.last}>
          <YearInput name={t('firstYear')} value={range.first} bounds={bounds} set={set('first')} />
          <span>{t('toYear')}</span>
          <YearInput name={t('lastYear')} value={range.last} bounds={bounds} set={set('last')} />
        </span>
      </div>
      <div
        className={rail.slider}
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
          className={rail.undated}
          name={t('option', { label: t('alsoUndated'), count: undated })}
          isChecked={range.withUndated}
          onToggle={() => change({ withUndated: !range.withUndated })}
        >
          <span>{t('alsoUndated')}</span>
          <span className={rail.count}>{undated}</span>
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
      className={rail.year}
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
