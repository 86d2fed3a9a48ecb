import { isKnownPage } from '#domain/view.ts'
import { lazyImport } from '#lib/lazyImport.ts'
import { useUiStore } from '#state/uiStore.ts'
import { useViewStore } from '#state/viewStore.ts'
import { partCode } from '#ui/CodePart.tsx'
import { LazyPart } from './Part.tsx'

const READER = partCode(() => import('#features/reader/Reader.tsx').then((m) => m.Reader))
const KNOWN = partCode(() => import('#features/known/KnownStrip.tsx').then((m) => m.KnownStrip))
const LINK_NOTICE = partCode(() => import('#features/share/LinkNotice.tsx').then((m) => m.LinkNotice))

/** The Reader, while it is open; on any page. */
export function ReadingPart() {
  const isReading = useViewStore((state) => state.view.reader !== null)
  return isReading ? (
    <div className="shell-reader">
      <LazyPart code={READER} />
    </div>
  ) : null
}

/** The choice of a day known and what it shows, while one is chosen or being chosen. */
export function KnownPart() {
  const isOpen = useUiStore((state) => state.isKnownOpen)
  const isShown = useViewStore(({ view }) => isKnownPage(view.page) && (view.known !== null || isOpen))
  return isShown ? <LazyPart code={KNOWN} loading={null} /> : null
}

/** The notice about a link that was only partly valid. Rare, so its code stays out of the first load. */
export function LinkNoticePart() {
  const hasDropped = useViewStore((state) => state.dropped.length > 0)
  return hasDropped ? <LazyPart code={LINK_NOTICE} loading={null} /> : null
}

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
