import { type KeyboardEvent, useEffect, useLayoutEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { uiLanguageOf } from '#domain/language.ts'
import { DataFaults } from '#parts/DataGate.tsx'
import { useUiStore } from '#state/uiStore.ts'
import { CORPUS_FILES } from '#state/useCorpus.ts'
import { useWords } from '#words/words.ts'
import { openResult } from './openResult.ts'
import { ResultList } from './ResultList.tsx'
import { optionsOf, type ResultOption, stepTo } from './resultOptions.ts'
import styles from './SearchResults.module.css'
import type { SearchKind } from './searchEntry.ts'
import { RESULTS_ID, useSearchField } from './searchField.ts'
import { useSearchIndex } from './useSearchIndex.ts'

/** What the list keeps while the words stay the same: where the reader stands in it, and which groups are unfolded. */
interface ListState {
  query: string
  active: number
  unfolded: readonly SearchKind[]
}

/** What is found for the words in the field, by kind. */
export function SearchResults() {
  const { t } = useTranslation('results')
  const words = useWords()
  const { setActiveId, keys } = useSearchField()
  const { corpus, index } = useSearchIndex()
  const query = useUiStore((state) => state.searchQuery)
  const language = uiLanguageOf(words.language)
  const [kept, setKept] = useState<ListState>({ query, active: 0, unfolded: NONE })
  const { active, unfolded } = kept.query === query ? kept : { active: 0, unfolded: NONE }

  const outcome = useMemo(() => index?.search(query, language) ?? null, [index, query, language])
  const options = useMemo(() => (outcome ? optionsOf(outcome, unfolded) : []), [outcome, unfolded])
  const hasAsked = query.trim() !== ''
  const activeId = options.length > 0 ? optionId(active) : null

  function choose(option: ResultOption | undefined) {
    if (option?.type === 'more') setKept({ query, active, unfolded: [...unfolded, option.kind] })
    else if (option) openResult(option.hit.entry.target)
  }

  function handleKey(event: KeyboardEvent) {
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey
    if (!isPlain || event.nativeEvent.isComposing) return
    const next = stepTo(event.key, active, options.length)
    if (event.key === 'Enter') choose(options[active])
    else if (next !== null) setKept({ query, active: next, unfolded })
    else return
    event.preventDefault()
  }

  useLayoutEffect(() => {
    keys.current = handleKey
    setActiveId(activeId)
    return () => {
      keys.current = null
    }
  })

  useEffect(() => {
    if (activeId) document.getElementById(activeId)?.scrollIntoView({ block: 'nearest' })
  }, [activeId])

  return (
    <>
      <DataFaults needs={CORPUS_FILES} remedy={t('incomplete')} />
      <p role="status" className={styles.state}>
        {hasAsked && !outcome && t('preparing')}
        {hasAsked && outcome && outcome.count > 0 && t('count', { count: outcome.count })}
        {hasAsked && outcome?.count === 0 && t('none', { query })}
      </p>
      {!hasAsked && <p className={styles.hint}>{t('hint')}</p>}
      {hasAsked && outcome?.count === 0 && <p className={styles.hint}>{t('noneHint')}</p>}
      {outcome && options.length > 0 && (
        <ResultList
          id={RESULTS_ID}
          groups={outcome.groups}
          options={options}
          active={active}
          corpus={corpus}
          language={language}
          optionId={optionId}
          onChoose={choose}
        />
      )}
    </>
  )
}

const NONE: readonly never[] = []

function optionId(position: number): string {
  return `${RESULTS_ID}-${position}`
}
