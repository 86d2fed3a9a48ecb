import { type ReactNode, useEffect, useMemo } from 'react'
import { countingAt, type LoadedFigures } from '#content/loadedFigures.ts'
import { monthlySeries } from '#content/monthlySeries.ts'
import { movedSince, type PastRange, pastRange } from '#content/whatChanged.ts'
import { vintagesOf } from '#domain/asKnown.ts'
import { cubeSpan } from '#domain/figureCube.ts'
import { type Month, monthAt, monthIndex, periodOfDate } from '#domain/period.ts'
import { usePublished } from '#state/datasets.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import styles from './MonthBars.module.css'

/** Draws the range of a month over its bar, for a scale up to `max`; nothing for other months than the newest. */
export type DrawRange = (month: Month, max: number) => ReactNode

/** How many of the newest months have a range. */
const LATEST = 3

interface LatestMonthsProps {
  id: string
  figures: LoadedFigures
  /** Takes what draws the ranges of the newest months over the bars. */
  onRange: (range: { draw: DrawRange }) => void
}

/** How far past months of the route were revised, in words; nothing where fewer than eight are known. */
export function LatestMonths({ id, figures, onRange }: LatestMonthsProps) {
  const { t } = useTranslation('known')
  const words = useWords()
  const vintages = usePublished('vintages')
  const tables = usePublished('figures')?.tables
  const series = countingAt(figures, id)
  const range = useMemo(() => {
    const kept = vintages && series && vintagesOf(vintages, series.table)
    const table = tables?.find((each) => each.id === series?.table)
    const moved = kept && table && movedSince(kept, table, { route: id })
    return moved ? pastRange(moved) : null
  }, [vintages, tables, series, id])
  useEffect(() => {
    onRange({ draw: range && range.furthest !== 0 ? drawerOf(range, figures, id) : () => null })
  }, [range, figures, id, onRange])
  if (!range) return null
  const { months, inner, furthest } = range
  const within = Math.max(-inner[0], inner[1])
  const unsigned = (share: number) => words.change(Math.abs(share)).replace('+', '')
  const said = {
    months,
    stayed: months - 1,
    since: words.period(periodOfDate(range.since)),
    share: unsigned(furthest),
    within: unsigned(within),
  }
  const way = furthest < 0 ? 'fell' : 'rose'
  return (
    <p className="caption-type line-16 quiet">
      {furthest === 0
        ? t('latest.none', said)
        : t(within === 0 ? `latest.same.${way}` : `latest.within.${way}`, said)}
    </p>
  )
}

/** All but the furthest of past revisions thick, the furthest thin. */
function drawerOf(range: PastRange, figures: LoadedFigures, id: string): DrawRange {
  const series = countingAt(figures, id)
  if (!series) return () => null
  const { to } = cubeSpan(series.cube)
  const from = monthAt(monthIndex(to) - LATEST + 1)
  const { values } = monthlySeries(figures, id, { from, to })
  const outer = [Math.min(range.inner[0], range.furthest), Math.max(range.inner[1], range.furthest)] as const
  return (month, max) => {
    const value = values.find((each) => each.month === month)?.value
    if (value == null) return null
    return ([outer, range.inner] as const).map(([low, high], index) => (
      <span
        key={index === 0 ? 'outer' : 'inner'}
        className={index === 0 ? styles.outer : styles.inner}
        style={{
          bottom: `${((value * (1 + low)) / max) * 100}%`,
          height: `${((value * (high - low)) / max) * 100}%`,
        }}
      />
    ))
  }
}
