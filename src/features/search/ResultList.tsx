import type { Corpus } from '#content/corpus.ts'
import type { UiLanguage } from '#domain/language.ts'
import { languageName } from '#i18n/formats.ts'
import { PrecisionSign } from '#ui/PrecisionSign.tsx'
import { RouteSwatch } from '#ui/RouteSwatch.tsx'
import { StatusSign } from '#ui/StatusSign.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { foundIn, matchedPieces } from './matchedText.ts'
import type { ResultOption } from './resultOptions.ts'
import styles from './SearchResults.module.css'
import type { SearchGroup, SearchHit } from './searchIndex.ts'
import { type ResultWords, useResultWords } from './useResultWords.ts'

interface ResultListProps {
  id: string
  groups: readonly SearchGroup[]
  options: readonly ResultOption[]
  /** Position of the active option, chosen by Enter. */
  active: number
  corpus: Corpus
  language: UiLanguage
  optionId: (position: number) => string
  onChoose: (option: ResultOption) => void
}

/**
 * The results by kind. Focus stays in the field, which names the active option (aria-activedescendant); a click
 * chooses at once.
 */
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
                // Keep the focus in the field on press.
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

interface ResultRowProps {
  hit: SearchHit
  shown: ResultWords
  language: UiLanguage
}

/** One result: signs, title and description, and the matching words if the title does not contain them. */
function ResultRow({ hit, shown, language }: ResultRowProps) {
  const { t } = useTranslation('results')
  const { title, titleLanguage, meta, status, own, date, route } = shown
  const line = meta.join(' · ')
  const found = foundIn(hit, `${title} ${line}`, language)
  return (
    <>
      <span className={styles.lead}>
        {route !== undefined && <RouteSwatch routeId={route} />}
        {status && <StatusSign look={status} own={own} />}
      </span>
      <span className={styles.body}>
        <span
          className={hit.entry.kind === 'sentence' ? styles.quote : styles.title}
          {...(titleLanguage ? { lang: titleLanguage } : {})}
        >
          <Highlighted text={title} hit={hit} />
        </span>
        {meta.length > 0 && (
          <span className={styles.meta}>
            {date && <PrecisionSign {...date} />}
            <Highlighted text={line} hit={hit} />
          </span>
        )}
        {found && (
          <span className={styles.found}>
            {found.language === null || found.language === language
              ? t(`found.${found.field}`)
              : t('foundIn', {
                  found: t(`found.${found.field}`),
                  language: languageName(found.language, language),
                })}
            {': '}
            <span lang={found.language ?? undefined}>
              <Highlighted text={found.text} hit={hit} />
            </span>
          </span>
        )}
      </span>
    </>
  )
}

/** A text with its matches marked. */
function Highlighted({ text, hit }: { text: string; hit: SearchHit }) {
  return matchedPieces(text, hit).map((piece) =>
    piece.isMatch ? (
      <mark key={piece.start} className={styles.match}>
        {piece.text}
      </mark>
    ) : (
      piece.text
    ),
  )
}
