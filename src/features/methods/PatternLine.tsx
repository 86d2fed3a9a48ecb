import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import { ANY_NUMBER, ANY_WORD, type PatternPart, patternParts } from '#domain/patternParts.ts'
import { useWords } from '#words/words.ts'
import styles from './RuleList.module.css'

/** One line of a rule, taken apart: boxes of words that stand for each other, and what may stand between. */
export function PatternLine({ pattern }: { pattern: string }) {
  return (
    <span className={styles.pattern}>
      {patternParts(pattern).map((part, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a line never change their places
        <Part key={index} part={part} />
      ))}
    </span>
  )
}

function Part({ part }: { part: PatternPart }) {
  const { t } = useTranslation('methods')
  const { language } = useWords()
  // Words of ours among words of a source's language.
  const ours = (text: string) => (
    <em className={styles.ours} lang={language}>
      {text}
    </em>
  )
  if (part.type === 'gap') return ours(t('gap'))
  return (
    <span className={styles.words} data-joined={part.isJoined}>
      {part.options.map((option, index) => (
        <Fragment key={option}>
          {index > 0 && <span className={styles.or}> {ours(t('or'))} </span>}
          {option.split(/([\ue000\ue001])/).map((piece, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a text never change their places
            <Fragment key={at}>
              {piece === ANY_WORD ? ours(t('anyWord')) : piece === ANY_NUMBER ? ours(t('anyNumber')) : piece}
            </Fragment>
          ))}
        </Fragment>
      ))}
      {part.isOptional && <> {ours(t('optional'))}</>}
    </span>
  )
}
