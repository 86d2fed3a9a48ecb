import { useSyncExternalStore } from 'react'
import { deviceWishes, type Look, lookOf, watchWishes } from '#state/theme.ts'
import { useUiStore } from '#state/uiStore.ts'

/** The current look: the chosen theme, or the system's preference. */
export function useLook(): Look {
  const theme = useUiStore((state) => state.theme)
  return useSyncExternalStore(watchWishes, () => lookOf(theme, deviceWishes()))
}
