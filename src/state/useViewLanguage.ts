import type { UiLanguage } from '#domain/language.ts'
import { useUiStore } from './uiStore.ts'
import { useViewStore } from './viewStore.ts'

/** The language of the view: the one that its link names, else the reader's own. */
export function useViewLanguage(): UiLanguage {
  const named = useViewStore((state) => state.view.language)
  const own = useUiStore((state) => state.language)
  return named ?? own
}

/** The same outside of a component, for the moment before anything is drawn. */
export function viewLanguage(): UiLanguage {
  return useViewStore.getState().view.language ?? useUiStore.getState().language
}
