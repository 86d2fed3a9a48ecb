import { useSyncExternalStore } from 'react'
import { useUiStore } from '#state/uiStore.ts'

const DARK = '(prefers-color-scheme: dark)'

function subscribe(onChange: () => void): () => void {
  const query = window.matchMedia(DARK)
  query.addEventListener('change', onChange)
  return () => query.removeEventListener('change', onChange)
}

/** The theme that is on the page: the chosen one, or the system's where the reader leaves it to it. */
export function useResolvedTheme(): 'light' | 'dark' {
  const theme = useUiStore((state) => state.theme)
  const isSystemDark = useSyncExternalStore(subscribe, () => window.matchMedia(DARK).matches)
  if (theme !== 'system') return theme
  return isSystemDark ? 'dark' : 'light'
}
