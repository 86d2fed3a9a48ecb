import {
  createContext,
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
  useContext,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import { setUi, useUiStore } from '#state/uiStore.ts'
import { Button } from '#ui/Button.tsx'
import { Icon } from '#ui/Icon.tsx'
import { ModalDialog } from '#ui/ModalDialog.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import styles from './Search.module.css'

/** The search dialog: a field, in the first chunk so that no keystroke is lost, with the results as children. */
export function SearchDialog({ children }: { children: ReactNode }) {
  const { t } = useTranslation('common')
  const query = useUiStore((state) => state.searchQuery)
  const [activeId, setActiveId] = useState<string | null>(null)
  const field = useRef<HTMLInputElement>(null)
  const keys = useRef<((event: KeyboardEvent) => void) | null>(null)
  const shared = useMemo(() => ({ setActiveId, keys }), [])
  const close = () => setUi({ overlay: null })

  // Select the previous query, so that typing replaces it.
  useLayoutEffect(() => field.current?.select(), [])

  return (
    <ModalDialog name={t('search')} look="wide" onClose={close}>
      <div className={`${styles.head} gap-three-quarters rigid row-middle quiet`}>
        <Icon name="search" />
        <input
          ref={field}
          type="text"
          className={`${styles.field} grow shrinks`}
          role="combobox"
          aria-label={t('search')}
          aria-autocomplete="list"
          aria-haspopup="listbox"
          aria-expanded={activeId !== null}
          aria-controls={activeId === null ? undefined : RESULTS_ID}
          aria-activedescendant={activeId ?? undefined}
          autoComplete="off"
          autoCorrect="off"
          autoCapitalize="off"
          spellCheck={false}
          enterKeyHint="go"
          placeholder={t('searchPlaceholder')}
          value={query}
          onChange={(event) => setUi({ searchQuery: event.target.value })}
          onKeyDown={(event) => keys.current?.(event)}
        />
        <Button look="bare" aria-label={t('close')} onClick={close}>
          <Icon name="close" />
        </Button>
      </div>
      <SearchFieldContext value={shared}>{children}</SearchFieldContext>
    </ModalDialog>
  )
}

/** The contract between the field and the result list, which loads later. */
interface SearchField {
  setActiveId: (id: string | null) => void
  /** The list's handler for keys pressed in the field. */
  keys: RefObject<((event: KeyboardEvent) => void) | null>
}

const SearchFieldContext = createContext<SearchField | null>(null)

/** The search field's context. Throws outside SearchDialog. */
export function useSearchField(): SearchField {
  const field = useContext(SearchFieldContext)
  if (!field) throw new Error('useSearchField needs the SearchDialog around it')
  return field
}

/** Id of the result list that the field controls. */
export const RESULTS_ID = 'search-results'
