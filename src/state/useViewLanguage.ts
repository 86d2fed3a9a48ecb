import type { UiLanguage } from '#domain/language.ts'
import { useUiStore } from './uiStore.ts'
import { useViewStore } from './viewStore.ts'

/** The view's language: the link's, else the reader's own. */
export function useViewLanguage(): UiLanguage {
  const named = useViewStore((state) => state.view.language)
  const own = useUiStore((state) => state.language)
  return named ?? own
}

/** The same outside a component, before the first render. */
export function viewLanguage(): UiLanguage {
  return useViewStore.getState().view.language ?? useUiStore.getState().language
}
