import { type ReactNode, useMemo } from 'react'
import { usePublished } from '#state/datasets.ts'
import { readersToday } from '#state/readersToday.ts'
import { buildWords } from '#words/buildWords.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { WordsContext } from '#words/words.ts'

const NONE: readonly never[] = []

/** Provides `useWords`; ids are shown as they are until their file has loaded. */
export function WordsProvider({ children }: { children: ReactNode }) {
  const { t, i18n } = useTranslation(['common', 'sourceQuality'])
  // The published files alone: own marks bring no names, and new words would render every text again.
  const vocabulary = usePublished('vocabulary') ?? null
  const places = usePublished('routes')
  const figures = usePublished('figures')
  const language = i18n.resolvedLanguage ?? 'en'
  const words = useMemo(
    () =>
      buildWords({
        language,
        t,
        vocabulary,
        routes: places?.routes ?? NONE,
        regions: places?.regions ?? NONE,
        otherPlaces: figures?.otherPlaces ?? NONE,
        today: readersToday(),
      }),
    [language, t, vocabulary, places, figures],
  )
  return <WordsContext value={words}>{children}</WordsContext>
}
