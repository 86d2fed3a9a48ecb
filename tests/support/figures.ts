import type { FigureUnit } from '#domain/figureUnit.ts'
import type { RouteFigure } from '#domain/mapContent.ts'

interface FigurePart {
  unit?: FigureUnit
  value?: number | null
  monthlyMean?: number | null
  isPartial?: boolean
  period?: Partial<RouteFigure['period']>
}

/** A route's figure for its line and label; by default 12,000 detections over 2025. */
export function figureOf({
  unit = 'detections',
  value = 12_000,
  monthlyMean = 1000,
  isPartial = false,
  period,
}: FigurePart = {}): RouteFigure {
  const spans = value === null ? [] : [{ from: '2025-01', to: '2025-12' }]
  return {
    total: { unit, value, isPartial },
    monthlyMean,
    period: { spans, isCut: false, compared: null, ...period },
    cells: { table: 'frontex-detections', count: unit, spans, where: {} },
  }
}
