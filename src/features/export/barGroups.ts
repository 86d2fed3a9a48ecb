import type { TFunction } from 'i18next'
import type { BarGroup, CountBar } from '#charts/CountBars.tsx'
import type { ShownFigure, ViewContent } from '#content/viewContent.ts'
import type { Words } from '#words/words.ts'

/**
 * The numbers of a view as bars, largest place first by its last period. Each unit is a group with its own scale; a place
 * without a number comes last.
 */
export function barGroups(
  { figures }: Pick<ViewContent, 'figures'>,
  words: Pick<Words, 'figurePlace' | 'number' | 'spans'>,
  t: TFunction<['exportView']>,
): readonly BarGroup[] {
  const units = [...new Set(figures.map(({ total }) => total.unit))]
  return units.map((unit, group) => {
    // The total would dwarf every other bar.
    const own = largestFirst(figures.filter(({ total, place }) => total.unit === unit && place !== 'total'))
    const times = [...new Set(own.map(({ spans }) => words.spans(spans)))]
    const bars = own.map(({ place, total, spans }, index): CountBar => {
      const isSecond = own[index - 1]?.place === place
      const number = total.value === null ? t('exportView:word.notStated') : words.number(total.value)
      return {
        key: String(index),
        label: isSecond ? '' : words.figurePlace(place),
        count: total.value,
        text: [
          number,
          ...(times.length > 1 ? [words.spans(spans)] : []),
          ...(total.isPartial ? [t('exportView:word.partial')] : []),
        ].join(', '),
        colour: `var(--route-${place}, var(--bar))`,
        isHollow: times.length > 1 && !isSecond,
      }
    })
    const name = t(`exportView:unit.${unit}`)
    const counted = `${name}, ${times.join(' / ')}`
    return { heading: group === 0 ? counted : t('exportView:chart.ownScale', { counted }), bars }
  })
}

/** Figures by place, each place's periods together in their order. */
function largestFirst(figures: readonly ShownFigure[]): readonly ShownFigure[] {
  const places = new Map<string, ShownFigure[]>()
  for (const figure of figures) places.set(figure.place, [...(places.get(figure.place) ?? []), figure])
  const lastValue = (all: readonly ShownFigure[]) => all.at(-1)?.total.value ?? -1
  return [...places.values()].toSorted((a, b) => lastValue(b) - lastValue(a)).flat()
}
