import { useEffect, useRef } from 'react'
import { FilterRail } from '#features/filters/FilterRail.tsx'
import { ViewLine } from '#features/filters/ViewLine.tsx'
import { pacePresses } from '#state/pressPacing.ts'
import { setUi, useUiStore } from '#state/uiStore.ts'
import { openPage, useViewStore } from '#state/viewStore.ts'
import { Button } from '#ui/Button.tsx'
import { partCode, partOf } from '#ui/CodePart.tsx'
import { Icon } from '#ui/Icon.tsx'
import { DETAILS_ID, FILTERS_ID, MAP_ID } from '#ui/partIds.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { ExploreMap } from './ExploreMap.tsx'
import { EXPLORE_PANELS, KnownPart, LazyPart, LinkNoticePart, Part, ReadingPart } from './Part.tsx'
import { TopBar } from './TopBar.tsx'

const DOCK = partOf(EXPLORE_PANELS, ({ PANELS }) => PANELS.TimelineDock)
const DETAILS = partOf(EXPLORE_PANELS, ({ PANELS }) => PANELS.Details)
const TABLE = partCode(() => import('#features/table/TableView.tsx').then((m) => m.TableView))

interface ExplorePageProps {
  /** Whether it follows another page, whose controls are gone. */
  takesFocus: boolean
}

/** Explore: rail, map, dock and panel; the open Reader covers the panel. */
export function ExplorePage({ takesFocus }: ExplorePageProps) {
  const details = useRef<HTMLElement>(null)
  const isFollowing = useRef(takesFocus)
  useEffect(() => {
    if (isFollowing.current && document.activeElement === document.body)
      details.current?.focus({ preventScroll: true })
  }, [])
  useEffect(pacePresses, [])
  const { t } = useTranslation('common')
  const ui = useUiStore()
  const isTable = useViewStore((state) => state.view.page === 'table')
  const chosen = useViewStore((state) => state.view.selected?.kind)
  const isRailOpen = ui.railOpen && !ui.panelsHidden
  const isDockOpen = ui.dockOpen && !ui.panelsHidden
  const isPanelOpen = ui.panelOpen && !ui.panelsHidden

  return (
    <div
      className="shell"
      data-page={isTable ? 'table' : 'explore'}
      data-rail={isRailOpen ? 'open' : 'closed'}
      data-panel={isPanelOpen ? 'open' : 'closed'}
      data-sheet={ui.sheet}
      data-hidden={ui.panelsHidden}
      data-chosen={chosen}
    >
      <TopBar />
      <main className="shell-main">
        <ViewLine>
          <KnownPart />
        </ViewLine>
        <LinkNoticePart />
        <div className="shell-sheet-buttons">
          {(isTable ? (['filters'] as const) : (['filters', 'time'] as const)).map((part) => (
            <button
              key={part}
              type="button"
              aria-expanded={ui.sheet === part}
              onClick={() => setUi({ sheet: ui.sheet === part ? 'details' : part })}
            >
              {t(part === 'filters' ? 'filterMeasures' : part)}
            </button>
          ))}
          {!isTable && (
            <button
              type="button"
              aria-haspopup="dialog"
              aria-expanded={ui.mapMenu === 'layers'}
              onClick={() => setUi({ mapMenu: ui.mapMenu === 'layers' ? null : 'layers' })}
            >
              {t('layers')}
            </button>
          )}
        </div>
        {isTable && (
          <div className="shell-table-button">
            <Button
              aria-keyshortcuts={ui.areLettersOn ? 'T' : undefined}
              title={t('table.openMapTip')}
              onClick={() => openPage('explore')}
            >
              <Icon name="pin" />
              {t('table.openMap')}
            </Button>
          </div>
        )}
        {isTable ? (
          <div className="shell-table" id={MAP_ID} tabIndex={-1}>
            <LazyPart code={TABLE} />
          </div>
        ) : (
          <div className="shell-map" id={MAP_ID} tabIndex={-1}>
            <ExploreMap />
          </div>
        )}
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
            <LazyPart code={DOCK} />
          </div>
        )}
        <section
          className="shell-panel"
          ref={details}
          id={DETAILS_ID}
          tabIndex={-1}
          aria-label={t('details')}
          hidden={!isPanelOpen}
        >
          <LazyPart code={DETAILS} />
        </section>
        <ReadingPart />
      </main>
    </div>
  )
}
