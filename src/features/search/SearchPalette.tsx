import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Language } from '#domain/language.ts'
import { setUi, useUiStore } from '#state/uiStore.ts'
import { useWords } from '#state/words.ts'
import { Button } from '#ui/Button.tsx'
import { Icon } from '#ui/Icon.tsx'
import { openResult } from './openResult.ts'
import { ResultList } from './ResultList.tsx'
import { optionsOf, type ResultOption, stepTo } from './resultOptions.ts'
import styles from './Search.module.css'
import { SearchFaults } from './SearchFaults.tsx'
import type { SearchKind } from './searchEntry.ts'
import { useSearchIndex } from './useSearchIndex.ts'

/** The search: a field and below it what it finds, by kind. It stands in a dialog that closes it. */
export function SearchPalette() {
  const { t } = useTranslation(['search', 'common'])
  const words = useWords()
  const { corpus, states, index } = useSearchIndex()
  const query = useUiStore((state) => state.searchQuery)
  const language = Language.safeParse(words.language).data ?? 'en'
  const [unfolded, setUnfolded] = useState<readonly SearchKind[]>([])
  const [active, setActive] = useState(0)
  const field = useRef<HTMLInputElement>(null)
  const listId = useId()

  const outcome = useMemo(() => index?.search(query, language) ?? null, [index, query, language])
  const options = useMemo(() => (outcome ? optionsOf(outcome, unfolded) : []), [outcome, unfolded])
  const hasAsked = query.trim() !== ''
  const activeId = options.length > 0 ? optionId(listId, active) : undefined

  // The code may come after the dialog has opened. The last words stand there to be written over.
  useEffect(() => {
    field.current?.focus()
    field.current?.select()
  }, [])

  useEffect(() => {
    if (activeId) document.getElementById(activeId)?.scrollIntoView({ block: 'nearest' })
  }, [activeId])

  function ask(text: string) {
    setUi({ searchQuery: text })
    setUnfolded([])
    setActive(0)
  }

  function choose(option: ResultOption | undefined) {
    if (option?.type === 'more') setUnfolded([...unfolded, option.kind])
    else if (option) openResult(option.hit.entry.target)
  }

  function handleKeyDown(event: KeyboardEvent) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || event.nativeEvent.isComposing)
      return
    if (event.key === 'Enter') {
      event.preventDefault()
      choose(options[active])
      return
    }
    const next = stepTo(event.key, active, options.length)
    if (next === null) return
    event.preventDefault()
    setActive(next)
  }

  return (
    <>
      <div className={styles.head}>
        <Icon name="search" />
        <input
          ref={field}
          type="text"
          className={styles.field}
          role="combobox"
          aria-label={t('search')}
          aria-autocomplete="list"
          aria-haspopup="listbox"
          aria-expanded={options.length > 0}
          aria-controls={options.length > 0 ? listId : undefined}
          aria-activedescendant={activeId}
          autoComplete="off"
          autoCorrect="off"
          autoCapitalize="off"
          spellCheck={false}
          enterKeyHint="go"
          placeholder={t('placeholder')}
          value={query}
          onChange={(event) => ask(event.target.value)}
          onKeyDown={handleKeyDown}
        />
        <Button look="bare" aria-label={t('common:close')} onClick={() => setUi({ overlay: null })}>
          <Icon name="close" />
        </Button>
      </div>
      <SearchFaults states={states} />
      <p role="status" className={styles.state}>
        {hasAsked && !outcome && t('preparing')}
        {hasAsked && outcome && outcome.count > 0 && t('count', { count: outcome.count })}
        {hasAsked && outcome?.count === 0 && t('none', { query })}
      </p>
      {!hasAsked && <p className={styles.hint}>{t('hint')}</p>}
      {hasAsked && outcome?.count === 0 && <p className={styles.hint}>{t('noneHint')}</p>}
      {outcome && options.length > 0 && (
        <ResultList
          id={listId}
          groups={outcome.groups}
          options={options}
          active={active}
          corpus={corpus}
          language={language}
          optionId={(position) => optionId(listId, position)}
          onChoose={choose}
        />
      )}
    </>
  )
}

function optionId(listId: string, position: number): string {
  return `${listId}-${position}`
}
