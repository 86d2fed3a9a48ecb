import type { TFunction } from 'i18next'
import type { StillKey } from '#domain/stillMap.ts'
import { MAP_COLOURS } from '#map/palette.ts'
import type { StillInput } from './stillInput.ts'

/** The legend of a still map or of two side by side, with the signs that are on them. */
export function stillLegend(maps: readonly StillInput[], t: TFunction<['map', 'still']>): StillKey[] {
  const [input] = maps
  if (!input) return []
  const { content, theme, words } = input
  const { routes, figures, litRoutes, lens, layers, regions, incidents } = content
  const { ink2, dimOutline, ink } = MAP_COLOURS[theme]
  const drawn = routes.filter(({ legs }) => legs.length > 0)
  const lit = drawn.filter(({ id }) => litRoutes.has(id))
  const counted = lit.flatMap(({ id }) => figures?.get(id) ?? [])
  const detections = counted.find(
    ({ total, monthlyMean }) => total.unit === 'detections' && monthlyMean !== null,
  )
  const keys: (StillKey | false)[] = [
    detections !== undefined && {
      label: t('still:key.width', { months: words.list(maps.map(monthsOf)) }),
      colour: ink2,
      line: 'solid',
    },
    counted.some(({ total, monthlyMean }) => total.unit === 'arrivals' && monthlyMean !== null) && {
      label: t('still:key.arrivals'),
      colour: ink2,
      line: 'hollow',
    },
    figures !== null &&
      lit.some(({ id }) => (figures.get(id)?.monthlyMean ?? null) === null) && {
        label: t('still:key.noFigure'),
        colour: ink2,
        line: 'dashed',
      },
    lit.some(({ id }) => lens?.routes.get(id)?.tie === 'classification') && {
      label: t('still:key.classification'),
      colour: ink2,
      line: 'dashed',
    },
    lit.length < drawn.length && { label: t('still:key.dimmed'), colour: dimOutline, line: 'hollow' },
  ]
  return [
    ...(layers.includes('routes') ? keys : []),
    layers.includes('regions') &&
      regions.length > 0 && {
        label: t('still:key.regions'),
        colour: ink2,
        line: 'area' as const,
      },
    (incidents?.file ?? null) !== null && {
      label: t('still:key.deaths'),
      colour: ink,
      line: 'area' as const,
    },
  ].filter((key) => key !== false)
}

/** The months that a map counts, in words. */
function monthsOf({ content: { figures }, words }: StillInput): string {
  return words.spans(
    [...(figures?.values() ?? [])].find(({ total }) => total.unit === 'detections')?.period.spans ?? [],
  )
}
