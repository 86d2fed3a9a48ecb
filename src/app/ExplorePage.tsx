import { lazy } from 'react'
import { useTranslation } from 'react-i18next'
import { FilterChips } from '#features/filters/FilterChips.tsx'
import { FilterRail } from '#features/filters/FilterRail.tsx'
import { StateSentence } from '#features/filters/StateSentence.tsx'
import { LinkNotice } from '#features/share/LinkNotice.tsx'
import { useUiStore } from '#state/uiStore.ts'
import { useViewStore } from '#state/viewStore.ts'
import { MapArea } from './MapArea.tsx'
import { Part } from './Part.tsx'
import { TopBar } from './TopBar.tsx'

const Dock = lazy(() =>
  import('#features/timeline/TimelineDock.tsx').then((m) => ({ default: m.TimelineDock })),
)
const Details = lazy(() => import('#features/dossier/Details.tsx').then((m) => ({ default: m.Details })))
const Reader = lazy(() => import('#features/reader/Reader.tsx').then((m) => ({ default: m.Reader })))

/** Explore: rail, map, dock and panel, and the Reader over the panel when something is read. */
export function ExplorePage() {
  const { t } = useTranslation('common')
  const ui = useUiStore()
  const isReading = useViewStore((state) => state.view.reader !== null)
  const isOpen = { rail: ui.railOpen && !ui.panelsHidden, dock: ui.dockOpen && !ui.panelsHidden }
  const isPanelOpen = ui.panelOpen && !ui.panelsHidden

  return (
    <div
      className="shell"
      data-rail={isOpen.rail ? 'open' : 'closed'}
      data-panel={isPanelOpen ? 'open' : 'closed'}
    >
      <TopBar />
      <div className="shell-strip">
        <StateSentence />
        <FilterChips />
        <LinkNotice />
      </div>
      <div className="shell-map">
        <MapArea />
      </div>
      <section className="shell-rail" aria-label={t('filters')} hidden={!isOpen.rail}>
        <Part>
          <FilterRail />
        </Part>
      </section>
      <div className="shell-dock" hidden={!isOpen.dock}>
        <Part>
          <Dock />
        </Part>
      </div>
      <section className="shell-panel" aria-label={t('details')} hidden={!isPanelOpen}>
        <Part>
          <Details />
        </Part>
      </section>
      {isReading && (
        <Part>
          <Reader />
        </Part>
      )}
    </div>
  )
}
