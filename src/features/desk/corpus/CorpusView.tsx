import { useEffect, useMemo, useRef, useState } from 'react'
import { CLAIM_KINDS } from '#domain/claim.ts'
import { type CorpusFilter, type CorpusRow, corpusRows } from '#state/desk/corpusRows.ts'
import { desk, useDesk } from '#state/desk/desk.ts'
import { Button } from '#ui/Button.tsx'
import { Input, Select } from '#ui/Field.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import { CodeBook } from './CodeBook.tsx'
import { CodeTable } from './CodeTable.tsx'
import styles from './CorpusView.module.css'
import { DocumentTable } from './DocumentTable.tsx'

/** The ways to look at all documents. */
const FACES = ['documents', 'codes', 'own'] as const

interface CorpusViewProps {
  filter: CorpusFilter
  onFilter: (filter: CorpusFilter) => void
  /** Whether the reader comes back from deciding proposals one after another: the focus returns to what starts it. */
  isBack: boolean
  onReview: () => void
}

/** All documents of the project side by side: what each adds, and the way to decide their proposals one after another. */
export function CorpusView({ filter, onFilter, isBack, onReview }: CorpusViewProps) {
  const { t } = useTranslation('corpus')
  const documents = useDesk(({ project }) => project?.documents)
  const log = useDesk(({ project }) => project?.log)
  const reader = useDesk((state) => state.reader)
  const digest = useDesk((state) => state.corpus)
  const [face, setFace] = useState<(typeof FACES)[number]>('documents')
  useEffect(() => {
    if (documents) void desk.readCorpus()
  }, [documents])
  const all = useMemo(
    () => corpusRows(documents ?? [], digest, log ?? [], reader),
    [documents, digest, log, reader],
  )
  const rows = useMemo(
    () => corpusRows(documents ?? [], digest, log ?? [], reader, filter),
    [documents, digest, log, reader, filter],
  )
  const read = all.filter(({ found }) => found !== null).length
  const steps = rows.flatMap(({ head, found }) =>
    (found?.claims ?? []).flatMap(({ id, state }) =>
      state === 'open' ? { documentId: head.id, claimId: id } : [],
    ),
  )
  const isReadOnly = useDesk((state) => state.isReadOnly)
  const [start, heading] = [useRef<HTMLButtonElement>(null), useRef<HTMLHeadingElement>(null)]
  useEffect(() => {
    // Where nothing is left to decide, the button is off.
    if (isBack) (start.current?.disabled ? heading : start).current?.focus()
  }, [isBack, start, heading])
  return (
    <section className={styles.corpus} aria-label={t('tab')}>
      <header className={styles.head}>
        <h1 className="visually-hidden" ref={heading} tabIndex={-1}>
          {t('tab')}
        </h1>
        {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields of a form; these are buttons. */}
        <div role="group" aria-label={t('faces')} className={styles.faces}>
          {FACES.map((one) => (
            <Button key={one} aria-pressed={face === one} onClick={() => setFace(one)}>
              {t(`face.${one}`)}
            </Button>
          ))}
        </div>
        <Filters rows={all} filter={filter} change={(part) => onFilter({ ...filter, ...part })} />
        <div className={styles.end}>
          <p role="status" className={styles.count}>
            {read < all.length
              ? t('reading', { read, all: all.length })
              : t('shown', { shown: rows.length, all: all.length })}
          </p>
          {!isReadOnly && (
            <Button
              ref={start}
              look="main"
              disabled={steps.length === 0}
              onClick={() => {
                void desk.startTriage(steps)
                onReview()
              }}
            >
              {t('triage', { count: steps.length })}
            </Button>
          )}
        </div>
      </header>
      {face === 'codes' ? (
        <CodeTable rows={rows} />
      ) : face === 'own' ? (
        <CodeBook rows={rows} />
      ) : (
        <DocumentTable
          rows={rows}
          onOpen={(id) => {
            void desk.openDocument(id)
            onReview()
          }}
        />
      )}
    </section>
  )
}

interface FiltersProps {
  /** The unfiltered documents, whose routes and years can be chosen. */
  rows: readonly CorpusRow[]
  filter: CorpusFilter
  change: (part: Partial<CorpusFilter>) => void
}

function Filters({ rows, filter, change }: FiltersProps) {
  const { t } = useTranslation(['corpus', 'desk', 'common'])
  const words = useWords()
  const routes = [...new Set(rows.flatMap(({ found }) => found?.routes ?? []))].sort((a, b) =>
    words.routeShort(a).localeCompare(words.routeShort(b), words.language),
  )
  const years = [...new Set(rows.flatMap(({ found }) => found?.years ?? []))].sort((a, b) => b - a)
  const choices = [
    ['kind', CLAIM_KINDS.map((kind) => [kind, t(`common:claimKinds.${kind}`)])],
    ['route', routes.map((id) => [id, words.routeShort(id)])],
    ['year', years.map((year) => [String(year), String(year)])],
    ['state', (['open', 'kept', 'rejected'] as const).map((state) => [state, t(`state.${state}`)])],
  ] as const
  const take = (field: (typeof choices)[number][0], value: string | null) =>
    change({ [field]: field === 'year' && value !== null ? Number(value) : value })
  return (
    <>
      <Input
        type="search"
        className={styles.words}
        aria-label={t('desk:filterDocuments')}
        placeholder={t('desk:filterDocuments')}
        value={filter.words}
        onChange={({ currentTarget: { value } }) => change({ words: value })}
      />
      {choices.map(([field, options]) => (
        <Select
          key={field}
          className={styles.choice}
          aria-label={t(`by.${field}`)}
          value={filter[field] ?? ''}
          onChange={({ currentTarget: { value } }) => take(field, value || null)}
        >
          <option value="">{t(`any.${field}`)}</option>
          {options.map(([value = '', name]) => (
            <option key={value} value={value}>
              {name}
            </option>
          ))}
        </Select>
      ))}
    </>
  )
}
