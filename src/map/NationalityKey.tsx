import { useTranslation } from 'react-i18next'
import type { CellQuery } from '#domain/cellQuery.ts'
import type { Nationalities } from '#domain/mapContent.ts'
import type { Words } from '#words/words.ts'
import styles from './NationalityKey.module.css'

interface NationalityKeyProps {
  nationalities: Nationalities
  /** On a low map it is folded until it is asked for. */
  isFolded: boolean
  words: Words
  onOpenCells?: ((query: CellQuery) => void) | undefined
}

/** The thin lines beside the chosen route in words, in their order, with what stands in none of them. */
export function NationalityKey({ nationalities, isFolded, words, onOpenCells }: NationalityKeyProps) {
  const { t } = useTranslation('nationalities')
  const { spans, top, rest, unknown, isCut, coveredTo } = nationalities
  const percentOf = (share: number) => (share < 0.005 ? t('under') : words.percent(share))
  const parts = [
    ...top.map((part, index) => ({
      part,
      text: t('one', {
        number: index + 1,
        name: words.country(part.codes.join()),
        percent: percentOf(part.share),
      }),
    })),
    ...(rest ? [{ part: rest, text: t('rest', { percent: percentOf(rest.share) }) }] : []),
    ...(unknown ? [{ part: unknown, text: t('unknown', { percent: percentOf(unknown.share) }) }] : []),
  ]
  const months = spans.length > 0 ? words.spans(spans) : t('none')
  return (
    <details className={styles.key} open={!isFolded} key={String(isFolded)}>
      <summary>{t('title', { months })}</summary>
      {parts.length > 0 && (
        <>
          <p>{t('order')}</p>
          <ul className={styles.list}>
            {parts.map(({ part, text }, index) => (
              <li key={text}>
                <Part text={text} query={part.cells} onOpen={onOpenCells} />
                {index < parts.length - 1 && ', '}
              </li>
            ))}
          </ul>
        </>
      )}
      {isCut && <p>{t('cut', { month: words.months({ from: coveredTo, to: coveredTo }) })}</p>}
    </details>
  )
}

interface PartProps {
  text: string
  query: CellQuery
  onOpen: ((query: CellQuery) => void) | undefined
}

/** One nationality with its share, which opens its cells. */
function Part({ text, query, onOpen }: PartProps) {
  const { t } = useTranslation('nationalities')
  if (!onOpen) return text
  const action = t('open', { text })
  return (
    <button
      type="button"
      className={styles.part}
      aria-label={action}
      title={action}
      onClick={() => onOpen(query)}
    >
      {text}
    </button>
  )
}
