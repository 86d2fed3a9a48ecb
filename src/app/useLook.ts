import { useSyncExternalStore } from 'react'
import { devicePreferences, type Look, lookOf, watchPreferences } from '#state/theme.ts'
import { useUiStore } from '#state/uiStore.ts'

/** The current look: the chosen theme, or the system's preference. */
export function useLook(): Look {
  const theme = useUiStore((state) => state.theme)
  return useSyncExternalStore(watchPreferences, () => lookOf(theme, devicePreferences()))
}
