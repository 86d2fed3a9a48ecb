import { useEffect } from 'react'
import { viewTitle } from '#content/viewTitle.ts'
import { useSelectionName } from '#parts/useSelectionName.ts'
import { useFigures } from '#state/viewModels.ts'
import { useViewStore } from '#state/viewStore.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'

const NONE: readonly never[] = []

/** Keeps the document's title that of the view. */
export function useDocumentTitle(): void {
  const { t } = useTranslation('common')
  const { t: lineT } = useTranslation('line')
  const { t: filtersT } = useTranslation('filters')
  const words = useWords()
  const view = useViewStore((state) => state.view)
  const name = useSelectionName(view.selected)
  const spans = useFigures()?.spans ?? NONE
  const title = viewTitle(view, { name, spans }, { t, lineT, filtersT, words })
  useEffect(() => {
    document.title = title
  }, [title])
}
