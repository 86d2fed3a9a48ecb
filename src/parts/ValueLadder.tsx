import type { Rung } from '#content/whatChanged.ts'
import { periodOfDate } from '#domain/period.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'

/** The date of a state in words: "3 June 2025", "January 2025", or "undated, to September 2025". */
export function useStateName(): (state: Pick<Rung, 'knownOn' | 'vintage'>) => string {
  const { t } = useTranslation('changes')
  const words = useWords()
  return ({ knownOn, vintage }) => {
    const date = vintage ? vintage.dated : knownOn
    if (date === null) return t('undated', { month: words.period(periodOfDate(vintage?.coverage.to ?? '')) })
    return words.period(periodOfDate(date))
  }
}

const [WIDTH, HEIGHT, EDGE] = [100, 14, 4]

/** The values of a cell through its states as a small stepped line; `marked` states are filled, those without a value a dash. */
export function ValueLadder({ ladder, marked }: { ladder: readonly Rung[]; marked: readonly number[] }) {
  const values = ladder.flatMap(({ value }) => value ?? [])
  const [least, most] = [Math.min(...values), Math.max(...values)]
  const step = (WIDTH - 2 * EDGE) / Math.max(1, ladder.length - 1)
  const points = ladder.map(({ value, knownOn }, index) => ({
    key: knownOn,
    x: EDGE + index * step,
    y: value === null ? null : HEIGHT - EDGE - ((value - least) / (most - least || 1)) * (HEIGHT - 2 * EDGE),
    isMarked: marked.includes(index),
  }))
  const stated = points.flatMap(({ x, y }) => (y === null ? [] : [{ x, y }]))
  const line = stated.map(({ x, y }, index) => (index === 0 ? `M${x} ${y}` : `H${x}V${y}`)).join('')
  return (
    <svg width={WIDTH} height={HEIGHT} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      <path d={line} fill="none" stroke="currentColor" />
      {points.map(({ key, x, y, isMarked }) =>
        y === null ? (
          <path key={key} d={`M${x - 2} ${HEIGHT - EDGE}h4`} stroke="var(--line-2)" />
        ) : (
          <circle
            key={key}
            cx={x}
            cy={y}
            r={isMarked ? 2.5 : 1.75}
            fill={isMarked ? 'currentColor' : 'var(--paper)'}
            stroke="currentColor"
          />
        ),
      )}
    </svg>
  )
}
