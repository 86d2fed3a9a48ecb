import { useEffect } from 'react'
import { SearchDialog } from '#features/search/SearchDialog.tsx'
import { registerShortcut } from '#state/shortcuts.ts'
import { setUi, useUiStore } from '#state/uiStore.ts'
import { partCode } from '#ui/CodePart.tsx'
import { ModalDialog } from '#ui/ModalDialog.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { LazyPart } from './Part.tsx'

const SEARCH = partCode(() => import('#features/search/SearchResults.tsx').then((m) => m.SearchResults))
const HELP = partCode(() => import('#features/help/KeyboardHelp.tsx').then((m) => m.KeyboardHelp))
const EXPORT = partCode(() => import('./ExportPart.tsx').then((m) => m.ExportPart))

/** The dialogs over the whole page, one at a time: search, keyboard and export. Each is loaded when it is first opened. */
export function Overlays() {
  const { t } = useTranslation(['help', 'common'])
  const overlay = useUiStore((state) => state.overlay)

  useEffect(() => {
    const open = (next: 'search' | 'help') => () => {
      setUi({ overlay: next })
      return true
    }
    const undo = [
      registerShortcut('search', open('search')),
      registerShortcut('searchAnywhere', open('search')),
      registerShortcut('help', open('help')),
    ]
    return () => {
      for (const step of undo) step()
    }
  }, [])

  const close = () => setUi({ overlay: null })
  if (overlay === 'search') {
    return (
      <SearchDialog>
        <LazyPart code={SEARCH} />
      </SearchDialog>
    )
  }
  if (overlay === 'help') {
    return (
      <ModalDialog name={t('title')} look="note" onClose={close}>
        <LazyPart code={HELP} />
      </ModalDialog>
    )
  }
  if (overlay === 'export') {
    return (
      <ModalDialog name={t('common:export')} look="note" onClose={close}>
        <LazyPart code={EXPORT} />
      </ModalDialog>
    )
  }
  return null
}
