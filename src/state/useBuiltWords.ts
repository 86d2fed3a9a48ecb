import type { TFunction } from '#i18n/translation.ts'
import { memoizeByFields } from '#lib/memoizeByFields.ts'
import { buildWords } from '#words/buildWords.ts'
import type { Words } from '#words/words.ts'
import { usePublished } from './datasets.ts'
import { readersToday } from './readersToday.ts'

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
