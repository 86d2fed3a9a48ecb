import { useCallback, useMemo, useSyncExternalStore } from 'react'

/** Narrow screens, where a sheet over the map replaces rail and panel. Style sheets spell out the same 56.1875em. */
export const NARROW = '(max-width: 56.1875em)'

/** The screens that are not narrow. */
export const WIDE = '(min-width: 56.25em)'

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
