import type { ReactNode } from 'react'
import type { SourceText } from '#domain/language.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import styles from './Facts.module.css'
import { LocalizedWords } from './LocalizedWords.tsx'

interface FactsProps {
  /** Small in a panel or at the side; a page has lines between them. */
  look: 'panel' | 'page'
  children: ReactNode
}

/** Named facts in two columns. */
export function Facts({ look, children }: FactsProps) {
  return <dl className={styles[look]}>{children}</dl>
}

interface FactProps {
  name: string
  /** Null, false and the empty string are "not stated". */
  children: ReactNode
}

/** One fact; a missing value is written as "not stated", never blank or 0. */
export function Fact({ name, children }: FactProps) {
  const { t } = useTranslation('common')
  const isMissing = children === null || children === undefined || children === false || children === ''
  return (
    <div>
      <dt>{name}</dt>
      <dd>{isMissing ? <span className="quiet">{t('notStated')}</span> : children}</dd>
    </div>
  )
}

/** A fact in a source's own words; nothing without them. */
export function WordsFact({ name, text }: { name: string; text: SourceText | null }) {
  if (text === null) return null
  return (
    <Fact name={name}>
      <LocalizedWords text={text} />
    </Fact>
  )
}
