import { flushSync } from 'react-dom'
import type { Camera } from '#domain/view.ts'
import { setUi } from '#state/uiStore.ts'
import { lookThroughCategory, openDossier, openReader } from '#state/viewStore.ts'
import { DETAILS_ID } from '#ui/partIds.ts'
import type { SearchTarget } from './searchEntry.ts'

/** Near enough for the names of the places on a route to stand on the map. */
const ZOOM_OF_PLACE = 6

/** Closes the search and goes where the result is: its dossier, its place in the Reader, or the filter of it. */
export function openResult(target: SearchTarget): void {
  // First the focus goes back to where the search was opened, so that the Reader knows where to return it to.
  flushSync(() => setUi({ overlay: null }))
  if (target.type === 'reader') {
    openReader(target.reader)
    return
  }
  flushSync(() => {
    setUi({ panelsHidden: false, panelOpen: true, filtersInSheet: false })
    if (target.type === 'category') lookThroughCategory(target.categoryId)
    else openDossier(target.selected, cameraAt(target.point))
  })
  document.getElementById(DETAILS_ID)?.focus()
}

function cameraAt(point: readonly [number, number] | null): Camera | null {
  return point && { longitude: point[0], latitude: point[1], zoom: ZOOM_OF_PLACE }
}
