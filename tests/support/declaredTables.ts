import type { FigureSource } from '#domain/figureTable.ts'
import { published } from '#tests/support/published.ts'

/** The ids of the published tables of figures, in order. */
export const FIGURE_TABLES: readonly string[] = published('figures').sources.map(({ id }) => id)

/** The code's declaration for the published table of this id. */
export function declaredAs(
  id: string,
): Pick<FigureSource, 'file' | 'role' | 'route' | 'placeNames' | 'addsUp'> {
  const source = published('figures').sources.find((candidate) => candidate.id === id)
  if (!source) return { file: 'figures', role: 'series', route: null, placeNames: [], addsUp: true }
  const { file, role, route, placeNames, addsUp } = source
  return { file, role, route, placeNames, addsUp }
}
