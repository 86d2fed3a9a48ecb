import { useCallback, useMemo } from 'react'
import { placeFigure } from '#content/figureModel.ts'
import { countingAt, loadFigures } from '#content/loadedFigures.ts'
import { writeCellQuery } from '#domain/cellQuery.ts'
import type { NewStep } from '#domain/draftBriefing.ts'
import { cubeSpan } from '#domain/figureCube.ts'
import { writeReader } from '#domain/readerLink.ts'
import { DEFAULT_VIEW } from '#domain/view.ts'
import { linkOfStep } from '#domain/viewCodec.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import { useDataset } from './datasets.ts'

const NONE: readonly never[] = []

/** The routes with a series, the years that one covers, newest first, and the step "this route, this year". */
export function useRouteSteps(): {
  routes: readonly string[]
  yearsOf: (route: string) => readonly number[]
  /** Its view, number (against the year before, where there is one), chart and evidence; null where nothing is counted. */
  stepOf: (route: string, year: number) => NewStep | null
} {
  const { t } = useTranslation('editor')
  const words = useWords()
  const file = useDataset('figures').data
  const known = useDataset('routes').data?.routes ?? NONE
  const figures = useMemo(() => (file ? loadFigures(file) : null), [file])
  const routes = useMemo(
    () => known.flatMap(({ id }) => (figures && countingAt(figures, id) ? [id] : [])),
    [known, figures],
  )
  const yearsOf = useCallback(
    (route: string) => {
      const series = figures && countingAt(figures, route)
      if (!series) return NONE
      const { from, to } = cubeSpan(series.cube)
      const [first, last] = [Number(from.slice(0, 4)), Number(to.slice(0, 4))]
      return Array.from({ length: last - first + 1 }, (_, index) => last - index)
    },
    [figures],
  )
  const stepOf = useCallback(
    (route: string, year: number) => {
      const series = figures && countingAt(figures, route)
      if (!series) return null
      const { cells, period } = placeFigure(series, [{ from: `${year}-01`, to: `${year}-12` }], route)
      if (period.spans.length === 0) return null
      const { compared } = period
      // Only spans of the same months compare; the number then counts those.
      const now = compared ? { ...cells, spans: [compared.after] } : cells
      const against = compared ? { ...cells, spans: [compared.before] } : null
      const filters = { ...DEFAULT_VIEW.filters, years: [year] }
      return {
        view: linkOfStep({ ...DEFAULT_VIEW, filters, selected: { kind: 'route', id: route } }),
        title: t('title.inTime', { subject: words.route(route), time: String(year) }),
        number: { cells: writeCellQuery(now), against: against && writeCellQuery(against) },
        evidence: [now, ...(against ? [against] : [])].map((query) => writeReader({ type: 'cells', query })),
      }
    },
    [figures, words, t],
  )
  return { routes, yearsOf, stepOf }
}
