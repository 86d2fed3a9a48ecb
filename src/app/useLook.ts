import { useSyncExternalStore } from 'react'
import { deviceWishes, type Look, lookOf, watchWishes } from '#state/theme.ts'
import { useUiStore } from '#state/uiStore.ts'

/** The look that is on the page: the theme that was chosen, or what the device asks for where it is left to it. */
export function useLook(): Look {
  const theme = useUiStore((state) => state.theme)
  return useSyncExternalStore(watchWishes, () => lookOf(theme, deviceWishes()))
}
