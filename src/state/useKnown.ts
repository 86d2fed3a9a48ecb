import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { isKnownPage } from '#domain/view.ts'
import { lazyImport } from '#lib/lazyImport.ts'
import { setUi } from './uiStore.ts'
import { setKnown, useViewStore } from './viewStore.ts'

/** What shows files as they were known on another day. */
export const SHOW_KNOWN = lazyImport(() => import('./showKnown.ts'))

/** Keeps files as known on the day of the view; its code loads with the first such day. */
export function useKnown(): void {
  const client = useQueryClient()
  const known = useViewStore(({ view }) => (isKnownPage(view.page) ? view.known : null))
  useEffect(() => {
    // The strip over the page reports what does not load.
    if (known !== null || SHOW_KNOWN.arrived())
      SHOW_KNOWN.load().then(
        (code) => code.showKnown(client),
        () => {},
      )
  }, [client, known])
}

/** Shows everything as it is today, and closes the choice of a day. */
export function closeKnown(): void {
  setKnown(null)
  setUi({ isKnownOpen: false })
}
