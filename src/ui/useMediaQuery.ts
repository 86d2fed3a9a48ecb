import { useCallback, useMemo, useSyncExternalStore } from 'react'

/** Narrow screens, where a sheet replaces rail and panel, and low ones. Style sheets spell out the same. */
export const NARROW = '(max-width: 56.1875em), (max-width: 64em) and (max-height: 35em)'

/** The screens that are not narrow. */
export const WIDE = '(min-width: 56.25em) and (not ((max-width: 64em) and (max-height: 35em)))'

/** Whether a media query matches, kept up to date. */
export function useMediaQuery(query: string): boolean {
  // Made once: making a list costs more than reading it.
  const list = useMemo(() => window.matchMedia(query), [query])
  const subscribe = useCallback(
    (onChange: () => void) => {
      list.addEventListener('change', onChange)
      return () => list.removeEventListener('change', onChange)
    },
    [list],
  )
  return useSyncExternalStore(subscribe, () => list.matches)
}
