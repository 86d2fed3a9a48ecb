import { useTranslation } from 'react-i18next'
import type { UiLanguage } from '#domain/language.ts'
import type { Corpus } from '#state/selectors/corpus.ts'
import { ResultRow } from './ResultRow.tsx'
import type { ResultOption } from './resultOptions.ts'
import styles from './SearchResults.module.css'
import type { SearchGroup } from './searchIndex.ts'
import { useResultWords } from './useResultWords.ts'

interface ResultListProps {
  id: string
  groups: readonly SearchGroup[]
  options: readonly ResultOption[]
  /** The position of the option that Enter chooses. */
  active: number
  corpus: Corpus
  language: UiLanguage
  optionId: (position: number) => string
  onChoose: (option: ResultOption) => void
}

/** The results by kind. The focus stays in the field, which names the active one; a press chooses at once. */
export function ResultList({
  id,
  groups,
  options,
  active,
  corpus,
  language,
  optionId,
  onChoose,
}: ResultListProps) {
  const { t } = useTranslation('results')
  const wordsOf = useResultWords(corpus)
  const placed = options.map((option, position) => ({ option, position }))

  return (
    <div id={id} role="listbox" aria-label={t('results')} className={styles.list}>
      {groups.map(({ kind, hits }) => (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset may not stand in a listbox.
        <div
          key={kind}
          role="group"
          aria-label={t('group', { kind: t(`kind.${kind}`), count: hits.length })}
          className={styles.group}
        >
          <p className={styles.groupTitle} aria-hidden="true">
            {t(`kind.${kind}`)} <span className={styles.groupCount}>{hits.length}</span>
          </p>
          {placed
            .filter(({ option }) => option.kind === kind)
            .map(({ option, position }) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the field above has the keys.
              <div
                key={option.type === 'hit' ? option.hit.entry.id : 'more'}
                id={optionId(position)}
                role="option"
                tabIndex={-1}
                aria-selected={position === active}
                className={styles.option}
                // A press must not take the focus from the field.
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => onChoose(option)}
              >
                {option.type === 'hit' ? (
                  <ResultRow hit={option.hit} shown={wordsOf(option.hit)} language={language} />
                ) : (
                  <span className={styles.more}>{t('showAll', { count: option.count })}</span>
                )}
              </div>
            ))}
        </div>
      ))}
    </div>
  )
}
