import type { UiLanguage } from '#domain/language.ts'
import type { TFunction } from '#i18n/translation.ts'
import { memoizeByFields } from '#lib/memoize.ts'
import { buildWords } from '#words/buildWords.ts'
import type { Words } from '#words/words.ts'
import { usePublished } from './datasets.ts'
import { readersToday } from './readersToday.ts'
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

const NONE: readonly never[] = []

/** The words of a language (BCP 47) with its messages; ids are shown as they are until their file has loaded. */
export function useBuiltWords(language: string, t: TFunction<'common'>): Words {
  // The published files alone: own marks bring no names, and new words would render every text again.
  const vocabulary = usePublished('vocabulary') ?? null
  const places = usePublished('routes')
  const figures = usePublished('figures')
  return wordsOf({
    language,
    t,
    vocabulary,
    routes: places?.routes ?? NONE,
    regions: places?.regions ?? NONE,
    otherPlaces: figures?.otherPlaces ?? NONE,
    today: readersToday(),
  })
}

/** The same words for the same messages and files: what is made of them is known by them. */
const wordsOf = memoizeByFields(buildWords)
