import { Fragment, useMemo, useState } from 'react'
import {
  type AgreementCounts,
  agreementByKind,
  agreementOfFields,
  conflictsOf,
  countAgreement,
  type DecidedPair,
  decidedPairs,
  type Kappa,
  type KindAgreement,
  VERDICTS,
} from '#domain/agreement.ts'
import { CLAIM_KINDS } from '#domain/claim.ts'
import { decisionsByReader, type LogEntry } from '#domain/decisionLog.ts'
import { useDataset } from '#state/datasets.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import styles from './AgreementView.module.css'
import { ConflictList } from './ConflictList.tsx'
import { useSeenEntries } from './SecondReader.tsx'

/** Two readers compared: how far they agree, by kind and category, and the conflicts to settle. */
export function AgreementView({ readers }: { readers: readonly [string, string] }) {
  const { t } = useTranslation('agreement')
  const log = useSeenEntries()
  const [first, second] = readers
  const pairs = useMemo(() => decidedPairs(log, [first, second]), [log, first, second])
  const conflicts = useMemo(() => conflictsOf(log, pairs), [log, pairs])
  const all = countAgreement(pairs)
  return (
    <div className={styles.agreement}>
      <section className={styles.figures} aria-label={t('tab')}>
        <h1 className={styles.title}>{t('headline', { agree: all.agree, count: all.all })}</h1>
        <dl className={styles.numbers}>
          <KappaNumber kappa={all.kappa} />
          <div>
            <dt>{t('same')}</dt>
            <dd>{t('perCent', { value: Math.round((all.share ?? 0) * 100) })}</dd>
          </div>
          <div>
            <dt>
              {t('conflicts', {
                count: conflicts.length,
                settled: conflicts.filter(({ settled }) => settled !== null).length,
              })}
            </dt>
            <dd>{conflicts.length}</dd>
          </div>
          <AddedByOne log={log} readers={readers} />
        </dl>
        <AgreementTable pairs={pairs} all={all} readers={readers} />
        <EditedFields pairs={pairs} />
        <p className={styles.note}>{t('note')}</p>
        <p className={styles.note}>{t('formula')}</p>
      </section>
      <ConflictList conflicts={conflicts} readers={readers} />
    </div>
  )
}

/** A kappa as text: its value, or why there is none. */
function useKappaWords() {
  const { t } = useTranslation('agreement')
  const { language } = useWords()
  const format = new Intl.NumberFormat(language, { minimumFractionDigits: 2, maximumFractionDigits: 2 })
  return {
    number: (value: number) => format.format(value),
    kappa: (kappa: Kappa) =>
      kappa.state === 'known' ? format.format(kappa.value) : t(`kappaState.${kappa.state}`),
  }
}

function KappaNumber({ kappa }: { kappa: Kappa }) {
  const { t } = useTranslation('agreement')
  const words = useKappaWords()
  const interval =
    kappa.state !== 'known'
      ? t(`kappaWhy.${kappa.state}`)
      : kappa.low === null || kappa.high === null
        ? t('kappaWhy.never')
        : t('interval', { low: words.number(kappa.low), high: words.number(kappa.high) })
  return (
    <div>
      <dt>
        {t('kappaOf')}
        <br />
        {interval}
      </dt>
      <dd data-words={kappa.state !== 'known'}>{words.kappa(kappa)}</dd>
    </div>
  )
}

/** Claims added by hand by one of the two alone; they are no proposals and not in the counts. */
function AddedByOne({ log, readers }: { log: readonly LogEntry[]; readers: readonly [string, string] }) {
  const { t } = useTranslation('agreement')
  const decided = decisionsByReader(log)
  const [mine, theirs] = readers.map(
    (name) =>
      new Set(
        [...(decided.get(name) ?? [])].flatMap(([id, { decision }]) => (decision.action === 'add' ? id : [])),
      ),
  )
  const byFirst = [...(mine ?? [])].filter((id) => !theirs?.has(id)).length
  const bySecond = [...(theirs ?? [])].filter((id) => !mine?.has(id)).length
  return (
    <div>
      <dt>{t('added', { count: byFirst + bySecond })}</dt>
      <dd>{byFirst + bySecond}</dd>
    </div>
  )
}

interface TableProps {
  pairs: readonly DecidedPair[]
  all: AgreementCounts
  readers: readonly [string, string]
}

function AgreementTable({ pairs, all, readers }: TableProps) {
  const { t } = useTranslation('agreement')
  const kinds = agreementByKind(pairs, CLAIM_KINDS)
  const count = VERDICTS.length
  return (
    <div className={styles.scroll}>
      <table className={styles.table}>
        <caption className="visually-hidden">{t('table')}</caption>
        <thead>
          <tr>
            <td colSpan={2} />
            {readers.map((name) => (
              <th key={name} scope="colgroup" colSpan={count} title={name}>
                <span>{name}</span>
              </th>
            ))}
            <td colSpan={2} />
          </tr>
          <tr>
            <th scope="col">{t('category')}</th>
            <th scope="col">{t('all')}</th>
            {readers.map((name) =>
              VERDICTS.map((verdict) => (
                <th key={`${name} ${verdict}`} scope="col">
                  {t(`verdictShort.${verdict}`)}
                </th>
              )),
            )}
            <th scope="col">{t('agree')}</th>
            <th scope="col">{t('kappa')}</th>
          </tr>
        </thead>
        <tbody>
          {kinds.map((kind) => (
            <KindRows key={kind.kind} kind={kind} />
          ))}
          <Row name={t('allProposals')} counts={all} look="all" />
        </tbody>
      </table>
    </div>
  )
}

/** A kind's row and those of its categories: of measures all are shown, of other kinds on request. */
function KindRows({ kind: { kind, categories, ...counts } }: { kind: KindAgreement }) {
  const { t } = useTranslation('agreement')
  const words = useWords()
  const known = useDataset('vocabulary').data?.categories.map(({ id }) => id) ?? []
  const [isOpen, setOpen] = useState(kind === 'measure')
  const found = new Map(categories.map((category) => [category.category, category]))
  const ids = kind === 'measure' ? [...new Set([...known, ...found.keys()])] : [...found.keys()]
  const subject = (category: string) => words.claimSubject({ kind, category, facet: null })
  return (
    <>
      <Row
        name={t(`kinds.${kind}`)}
        counts={counts}
        look={kind === 'measure' ? 'kind' : undefined}
        {...(kind === 'measure' ? {} : { isOpen, onToggle: () => setOpen(!isOpen) })}
      />
      {isOpen &&
        ids.map((id) => {
          const own = found.get(id)
          return own ? (
            <Row key={id} name={subject(id)} counts={own} look="category" />
          ) : (
            <tr key={id} className={styles.none}>
              <th scope="row">{subject(id)}</th>
              <td colSpan={9}>{t('noProposal')}</td>
            </tr>
          )
        })}
    </>
  )
}

interface RowProps {
  name: string
  counts: AgreementCounts
  look?: 'kind' | 'category' | 'all' | undefined
  isOpen?: boolean
  onToggle?: () => void
}

function Row({ name, counts, look, isOpen, onToggle }: RowProps) {
  const { t } = useTranslation('agreement')
  const words = useKappaWords()
  const { all, first, second, agree, kappa } = counts
  return (
    <tr data-look={look}>
      <th scope="row">
        {onToggle ? (
          <button type="button" className={styles.toggle} aria-expanded={isOpen} onClick={onToggle}>
            {name}
          </button>
        ) : (
          name
        )}
      </th>
      <td>{all}</td>
      {[first, second].map((reader, index) => (
        // The two readers keep their places.
        // biome-ignore lint/suspicious/noArrayIndexKey: there are always two, in this order.
        <Fragment key={index}>
          {VERDICTS.map((verdict) => (
            <td key={verdict} data-zero={reader[verdict] === 0}>
              {reader[verdict]}
            </td>
          ))}
        </Fragment>
      ))}
      <td data-differs={agree < all}>{agree === all ? t('agreeAll') : t('agreeOf', { agree, all })}</td>
      <td data-words={kappa.state !== 'known'}>{words.kappa(kappa)}</td>
    </tr>
  )
}

/** Edits by both readers, compared field by field. */
function EditedFields({ pairs }: { pairs: readonly DecidedPair[] }) {
  const { t } = useTranslation('agreement')
  const { list } = useWords()
  const fields = agreementOfFields(pairs)
  if (fields.length === 0) return null
  return (
    <p className={styles.fields}>
      {t('fieldsBoth', {
        fields: list(
          fields.map(({ field, same, of }) => t('fieldCount', { field: t(`field.${field}`), same, of })),
        ),
      })}
    </p>
  )
}
