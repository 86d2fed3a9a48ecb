import { type ReactNode, useMemo } from 'react'
import { useDataset } from '#state/datasets.ts'
import { readersToday } from '#state/readersToday.ts'
import { buildWords } from '#words/buildWords.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { WordsContext } from '#words/words.ts'

const NONE: readonly never[] = []

/** Provides `useWords`; ids are shown as they are until their file has loaded. */
export function WordsProvider({ children }: { children: ReactNode }) {
  const { t, i18n } = useTranslation(['common', 'sourceQuality'])
  const vocabulary = useDataset('vocabulary').data ?? null
  const places = useDataset('routes').data
  const figures = useDataset('figures').data
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
