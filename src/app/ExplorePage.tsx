import { useTranslation } from 'react-i18next'
import { FilterChips } from '#features/filters/FilterChips.tsx'
import { FilterRail } from '#features/filters/FilterRail.tsx'
import { StateSentence } from '#features/filters/StateSentence.tsx'
import { setUi, useUiStore } from '#state/uiStore.ts'
import { openPage, useViewStore } from '#state/viewStore.ts'
import { Button } from '#ui/Button.tsx'
import { partCode } from '#ui/CodePart.tsx'
import { Icon } from '#ui/Icon.tsx'
import { DETAILS_ID, FILTERS_ID, MAP_ID } from '#ui/partIds.ts'
import { MapArea } from './MapArea.tsx'
import { LinkNoticePart, ReadingPart } from './PageParts.tsx'
import { DeferredPart, LazyPart, Part } from './Part.tsx'
import { TopBar } from './TopBar.tsx'

const DOCK = partCode(() => import('#features/timeline/TimelineDock.tsx').then((m) => m.TimelineDock))
const DETAILS = partCode(() => import('#features/dossier/Details.tsx').then((m) => m.Details))
const TABLE = partCode(() => import('#features/table/TableView.tsx').then((m) => m.TableView))

/** Explore: rail, map, dock and panel; the open Reader covers the panel. */
export function ExplorePage() {
  const { t } = useTranslation('common')
  const ui = useUiStore()
  const isTable = useViewStore((state) => state.view.page === 'table')
  const isChosen = useViewStore((state) => state.view.selected !== null)
  const isRailOpen = ui.railOpen && !ui.panelsHidden
  const isDockOpen = ui.dockOpen && !ui.panelsHidden
  const isPanelOpen = ui.panelOpen && !ui.panelsHidden

  return (
    <div
      className="shell"
      data-page={isTable ? 'table' : 'explore'}
      data-rail={isRailOpen ? 'open' : 'closed'}
      data-panel={isPanelOpen ? 'open' : 'closed'}
      data-sheet={ui.filtersInSheet ? 'filters' : 'details'}
      data-hidden={ui.panelsHidden}
      data-chosen={isChosen}
    >
      <TopBar />
      <main className="shell-main">
        <h1 className="visually-hidden">{isTable ? t('table.title') : t('explore')}</h1>
        <LinkNoticePart />
        {isTable ? (
          <div className="shell-table" id={MAP_ID} tabIndex={-1}>
            <LazyPart code={TABLE} />
          </div>
        ) : (
          <div className="shell-map" id={MAP_ID} tabIndex={-1}>
            <MapArea />
          </div>
        )}
        <div className="shell-strip">
          <div className="shell-strip-words">
            <StateSentence />
            <FilterChips />
          </div>
          <div className="shell-sheet-button">
            <Button
              aria-expanded={ui.filtersInSheet}
              onClick={() => setUi({ filtersInSheet: !ui.filtersInSheet })}
            >
              <Icon name="filters" />
              {t('filters')}
            </Button>
          </div>
          <div className="shell-table-button">
            <Button
              aria-keyshortcuts={ui.areLettersOn ? 'T' : undefined}
              title={isTable ? t('table.openMapTip') : t('table.openTip')}
              onClick={() => openPage(isTable ? 'explore' : 'table')}
            >
              <Icon name={isTable ? 'pin' : 'table'} />
              <span className="shell-table-word">{isTable ? t('table.openMap') : t('table.open')}</span>
            </Button>
          </div>
        </div>
        <section
          className="shell-rail"
          id={FILTERS_ID}
          tabIndex={-1}
          aria-label={t('filters')}
          hidden={!isRailOpen}
        >
          <Part>
            <FilterRail />
          </Part>
        </section>
        {!isTable && (
          <div className="shell-dock" hidden={!isDockOpen}>
            <DeferredPart code={DOCK} />
          </div>
        )}
        <section
          className="shell-panel"
          id={DETAILS_ID}
          tabIndex={-1}
          aria-label={t('details')}
          hidden={!isPanelOpen}
        >
          <DeferredPart code={DETAILS} />
        </section>
        <ReadingPart />
      </main>
    </div>
  )
}
