import { lazyImport } from '#lib/lazyImport.ts'

/** The map drawn by MapLibre. */
export const ROUTE_MAP = lazyImport(() => import('#map/RouteMap.tsx'))

/** The map drawn as SVG: without WebGL, on paper and on Compare. */
export const SVG_MAP = lazyImport(() => import('#map/svg/SvgMap.tsx'))

/** Chips, panel and dock. */
export const EXPLORE_PANELS = lazyImport(() => import('./ExplorePanels.ts'))
