import type { ReactNode } from 'react'
import type { FigureRow } from '#content/figureSheet.ts'
import type { MonthlySeries } from '#content/monthlySeries.ts'
import { type LazyImport, lazyImport } from '#lib/lazyImport.ts'
import type { PlotSeries } from '#picture/charts/plotModel.ts'
import { useLayers } from '#state/layers.ts'
import { useViewStore } from '#state/viewStore.ts'
import { CodePart, type PartCode, useOptionalCode } from '#ui/CodePart.tsx'

/** Where the reader's own data stand beside what is published. */
export type BesidePlace =
  | 'charts'
  | 'compare'
  | 'findings'
  | 'link'
  | 'nationalities'
  | 'rail'
  | 'route'
  | 'rows'
  | 'sources'
  | 'total'

/** Series that a plot draws beside the published ones. */
export interface PlotsBeside {
  readonly plots: readonly PlotSeries[]
  /** Their tables and rows, for the source line; empty without figures. */
  readonly source: string
  /** Their rows as links write them. */
  readonly evidence: readonly string[]
  /** Rows of a CSV file, each with its citation. */
  readonly rows: readonly FigureRow[]
  /** Opens the row behind a mark; false for a mark of a published series. */
  readonly open: (seriesId: string, columnKey: string) => boolean
}

/** Published months, and what draws them with the series beside them. */
export interface MonthsBeside {
  of: MonthlySeries
  children: (beside: PlotsBeside) => ReactNode
}

/** The module that has the parts. */
export interface BesideModule {
  readonly PARTS: Readonly<Record<BesidePlace, PartCode>> & { readonly months: PartCode<MonthsBeside> }
}

let code: LazyImport<BesideModule> = lazyImport(() => new Promise(() => {}))

/** Names the module with the parts; the app calls it once, before it renders. */
export function setBeside(module: LazyImport<BesideModule>): void {
  code = module
}

/** The parts that stand beside; null while they load; undefined where none stand, as for most readers. */
export function useBeside(place: BesidePlace): BesideModule['PARTS'] | null | undefined {
  // The rail and the notice beside a link are of what there is, whatever layer shows.
  const isLayered = place !== 'rail' && place !== 'link'
  const isHidden = useViewStore(({ view }) => view.whose === 'published') && isLayered
  // Rows that this device does not have are named as unknown.
  const isThere = useLayers(({ own }) => place === 'rows' || (own !== null && !isHidden))
  const module = useOptionalCode(code, isThere)
  return isThere ? (module?.PARTS ?? null) : undefined
}

interface BesideProps {
  place: BesidePlace
  loading?: ReactNode
  /** Replaces the part after a fault; by default nothing does. */
  renderFault?: (retry: () => void) => ReactNode
}

/** What stands at a place beside what is published; its code loads where there is something. */
export function Beside({ place, loading = null, renderFault = () => null }: BesideProps) {
  const parts = useBeside(place)
  if (!parts) return parts === null && loading
  return <CodePart code={parts[place]} {...{ loading, renderFault }} />
}
