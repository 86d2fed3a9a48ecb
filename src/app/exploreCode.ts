import { lazyImport } from '#lib/lazyImport.ts'

/** The map drawn by MapLibre. */
export const WEBGL_MAP = lazyImport(() => import('#map/WebGlMap.tsx'))

/** The map drawn as SVG: without WebGL, on paper and on Compare. */
export const SVG_MAP = lazyImport(() => import('#map/svg/SvgMap.tsx'))

/** For a retry after neither has loaded. */
export const MAP_CODE = {
  reset() {
    WEBGL_MAP.reset()
    SVG_MAP.reset()
  },
}

/** Chips, panel and dock. */
export const EXPLORE_PANELS = lazyImport(() => import('./ExplorePanels.ts'))
