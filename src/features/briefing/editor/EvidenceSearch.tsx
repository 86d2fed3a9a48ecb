import { type ReactNode, useId, useState } from 'react'
import type { StepSource } from '#content/stepSources.ts'
import type { DatedRecord } from '#domain/datedRecord.ts'
import { uiLanguageOf } from '#domain/language.ts'
import { monthsIn } from '#domain/months.ts'
import { SYNONYMS } from '#i18n/searchWords.ts'
import { holdsWords } from '#lib/foldText.ts'
import { Field, Input } from '#ui/Field.tsx'
import { useInterfaceTranslation } from '#words/interfaceLanguage.tsx'
import { useWords } from '#words/words.ts'
import styles from './Editor.module.css'

/** From this many items on, a list has a field that searches it. */
const LONG_FROM = 8

/** A list narrowed by what is typed in its field, which says how many are left; a short list has none. */
export function useListSearch<Item>(
  label: string,
  items: readonly Item[],
  textOf: (item: Item) => string,
): { found: readonly Item[]; field: ReactNode } {
  const { t } = useInterfaceTranslation('editor')
  const synonyms = SYNONYMS[uiLanguageOf(useWords().language)]
  const [question, setQuestion] = useState('')
  const countId = useId()
  if (items.length < LONG_FROM) return { found: items, field: null }
  const isAsked = question.trim() !== ''
  const found = isAsked ? items.filter((item) => holdsWords(textOf(item), question, synonyms)) : items
  return {
    found,
    field: (
      <div className={styles.part}>
        <Field label={label}>
          <Input
            type="search"
            aria-describedby={countId}
            value={question}
            placeholder={t('search.by')}
            onChange={(event) => setQuestion(event.currentTarget.value)}
          />
        </Field>
        <p id={countId} className={`${styles.note} small quiet`} role="status">
          {isAsked && t('search.found', { count: found.length, all: items.length })}
        </p>
      </div>
    ),
  }
}

/** Writes what evidence is found by: besides its name its publisher, places, routes and months. */
export function useSearchedText(): {
  ofSource: (source: StepSource, name: string) => string
  ofRecord: (record: DatedRecord) => string
} {
  const words = useWords()
  const ofRecord = (record: DatedRecord) =>
    [
      words.recordTitle(record),
      ...record.sources.map(words.publisher),
      ...record.routes.map(words.route),
      ...record.countries.map(words.country),
      ...record.regions.map(words.region),
      ...[record.statedOn, record.period].flatMap((period) => (period ? words.period(period) : [])),
    ].join(' ')
  const ofSource = (source: StepSource, name: string) => {
    switch (source.kind) {
      case 'record':
        return `${name} ${ofRecord(source.record)}`
      case 'cells': {
        const { spans, where } = source.query
        const months = spans.flatMap(monthsIn).map((month) => words.months({ from: month, to: month }))
        const places = [...(where.route ?? []).map(words.route), ...(where.country ?? []).map(words.country)]
        return [name, words.publisherName(source.source.publisher), ...months, ...places].join(' ')
      }
      case 'quote': {
        const { publisher, date } = source.document
        return [name, publisher && words.publisherOfText(publisher), date && words.period(date)]
          .filter(Boolean)
          .join(' ')
      }
      case 'incident':
      case 'own-row':
      case 'own-cells':
        return name
    }
  }
  return { ofSource, ofRecord }
}
