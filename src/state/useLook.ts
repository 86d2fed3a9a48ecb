import { useSyncExternalStore } from 'react'
import { devicePreferences, type Look, lookOf, watchPreferences } from './theme.ts'
import { useUiStore } from './uiStore.ts'

/** The current look: the chosen theme, or the system's preference. */
export function useLook(): Look {
  const theme = useUiStore((state) => state.theme)
  return useSyncExternalStore(watchPreferences, () => lookOf(theme, devicePreferences()))
}

/** Whether the current look is on a light or on a dark ground. */
export function useLightOrDark(): 'light' | 'dark' {
  return useLook().endsWith('dark') ? 'dark' : 'light'
}
