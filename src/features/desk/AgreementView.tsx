import { Fragment, useMemo, useState } from 'react'
import {
  type AgreementCounts,
  agreementByKind,
  agreementOfFields,
  type Coefficient,
  conflictsOf,
  countAgreement,
  type DecidedProposal,
  decidedProposals,
  type KindAgreement,
  VERDICTS,
} from '#domain/agreement.ts'
import { CLAIM_KINDS } from '#domain/claim.ts'
import { decisionsByReader, type LogEntry } from '#domain/decisionLog.ts'
import { useDataset } from '#state/datasets.ts'
import { TextButton } from '#ui/Button.tsx'
import { Table, TableHead } from '#ui/Table.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import styles from './AgreementView.module.css'
import { ConflictList } from './ConflictList.tsx'
import { useSeenEntries } from './useReview.ts'

/** Readers compared: how far they agree, by kind and category, and the conflicts to settle. */
export function AgreementView({ readers: all }: AgreementProps) {
  const { t } = useTranslation('agreement')
  const log = useSeenEntries()
  const [pair, setPair] = useState<readonly string[] | null>(null)
  const readers = pair?.every((name) => all.includes(name)) ? pair : all
  const proposals = useMemo(() => decidedProposals(log, readers), [log, readers])
  const ofAll = useMemo(() => decidedProposals(log, all), [log, all])
  const conflicts = useMemo(() => conflictsOf(log, ofAll), [log, ofAll])
  const counts = countAgreement(proposals, readers.length)
  const { agree, share } = counts
  const isMany = readers.length > 2
  return (
    <div className={`${styles.agreement} stack`}>
      <section className={`${styles.figures} stack-top`} aria-label={t('tab')}>
        <h1 className="title-20">
          {isMany
            ? t('headlineMany', { readers: readers.length, agree, count: counts.all })
            : pair
              ? t('headlinePair', { first: readers[0], second: readers[1], agree, count: counts.all })
              : t('headline', { agree, count: counts.all })}
        </h1>
        <dl className={`${styles.numbers} stack`}>
          <CoefficientNumber coefficient={counts.coefficient} isMany={isMany} />
          <div>
            <dt className="soft row-type">{isMany ? t('sameMany') : t('same')}</dt>
            <dd className="big">{t('perCent', { value: Math.round((share ?? 0) * 100) })}</dd>
          </div>
          <div>
            <dt className="soft row-type">
              {t('conflicts', {
                count: conflicts.length,
                settled: conflicts.filter(({ settled }) => settled !== null).length,
              })}
            </dt>
            <dd className="big">{conflicts.length}</dd>
          </div>
          <AddedByOne log={log} readers={readers} />
        </dl>
        {all.length > 2 && <PairTable log={log} readers={all} pair={pair && readers} onPair={setPair} />}
        <AgreementTable proposals={proposals} all={counts} readers={readers} />
        <EditedFields proposals={proposals} />
        <p className="quiet caption-type">{t('note')}</p>
        {(isMany || all.length > 2) && <p className="quiet caption-type">{t('formulaAlpha')}</p>}
        <p className="quiet caption-type">{t('formula')}</p>
      </section>
      <ConflictList conflicts={conflicts} readers={all} />
    </div>
  )
}

function CoefficientNumber({ coefficient, isMany }: { coefficient: Coefficient; isMany: boolean }) {
  const { t } = useTranslation('agreement')
  const words = useCoefficientWords()
  const bounds = words.bounds(coefficient)
  const interval =
    coefficient.state !== 'known'
      ? t(`kappaWhy.${coefficient.state}`)
      : bounds === null
        ? t(coefficient.value === 1 ? 'kappaWhy.never' : 'kappaWhy.one')
        : t('interval', { bounds })
  return (
    <div>
      <dt className="soft row-type">
        {isMany ? t('alphaOf') : t('kappaOf')}
        <br />
        {interval}
      </dt>
      <dd className={coefficient.state === 'known' ? 'big' : 'title-16'}>{words.value(coefficient)}</dd>
    </div>
  )
}

/** Claims added by hand by one of the readers alone; they are no proposals and not in the counts. */
function AddedByOne({ log, readers }: AgreementProps & { log: readonly LogEntry[] }) {
  const { t } = useTranslation('agreement')
  const decided = decisionsByReader(log)
  const added = readers.flatMap((name) =>
    [...(decided.get(name) ?? [])].flatMap(([id, { decision }]) => (decision.action === 'add' ? id : [])),
  )
  const count = added.filter((id) => added.indexOf(id) === added.lastIndexOf(id)).length
  return (
    <div>
      <dt className="soft row-type">{t('added', { count })}</dt>
      <dd className="big">{count}</dd>
    </div>
  )
}

interface TableProps extends AgreementProps {
  proposals: readonly DecidedProposal[]
  all: AgreementCounts
}

function AgreementTable({ proposals, all, readers }: TableProps) {
  const { t } = useTranslation(['agreement', 'desk'])
  const kinds = agreementByKind(proposals, CLAIM_KINDS)
  const count = VERDICTS.length
  return (
    <div className="scrolls-across">
      <Table look="numbers" className={styles.table} data-wide={readers.length > 2}>
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
            <th scope="col">{t('desk:proposal.category')}</th>
            <th scope="col">{t('all')}</th>
            {readers.map((name) =>
              VERDICTS.map((verdict) => (
                <th key={`${name} ${verdict}`} scope="col" data-verdict={verdict}>
                  <span>{t(`verdictShort.${verdict}`)}</span>
                </th>
              )),
            )}
            <th scope="col">{t('agree')}</th>
            <th scope="col">{readers.length > 2 ? t('alpha') : t('kappa')}</th>
          </tr>
        </thead>
        <tbody>
          {kinds.map((kind) => (
            <KindRows key={kind.kind} kind={kind} />
          ))}
          <Row name={t('allProposals')} counts={all} look="all" />
        </tbody>
      </Table>
    </div>
  )
}

/** A kind's row and those of its categories: of measures all are shown, of other kinds on request. */
function KindRows({ kind: { kind, categories, ...counts } }: { kind: KindAgreement }) {
  const { t } = useTranslation(['agreement', 'common'])
  const words = useWords()
  const known = useDataset('vocabulary').data?.categories.map(({ id }) => id) ?? []
  const [isOpen, setOpen] = useState(kind === 'measure')
  const found = new Map(categories.map((category) => [category.category, category]))
  const ids = kind === 'measure' ? [...new Set([...known, ...found.keys()])] : [...found.keys()]
  const subject = (category: string) => words.claimSubject({ kind, category, facet: null })
  return (
    <>
      <Row
        name={kind === 'measure' ? t('allMeasures') : t(`shared:claimKinds.${kind}`)}
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
            <tr key={id} className={`${styles.none} quiet`}>
              <th scope="row">{subject(id)}</th>
              <td colSpan={counts.readers.length * VERDICTS.length + 3}>
                <span>{t('noProposal')}</span>
              </td>
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
  const words = useCoefficientWords()
  const { all, readers, agree, coefficient } = counts
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
      {readers.map((reader, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the readers keep their places.
        <Fragment key={index}>
          {VERDICTS.map((verdict) => (
            <td key={verdict} className={reader[verdict] === 0 ? 'quiet regular' : undefined}>
              {reader[verdict]}
            </td>
          ))}
        </Fragment>
      ))}
      <td className={agree < all ? 'bold nowrap' : undefined}>
        {agree === all ? t('all') : t('agreeOf', { agree, all })}
      </td>
      <td className={coefficient.state === 'known' ? undefined : 'quiet regular'}>
        {words.value(coefficient)}
      </td>
    </tr>
  )
}

/** Edits of the same claim by two or more readers, compared field by field. */
function EditedFields({ proposals }: Pick<TableProps, 'proposals'>) {
  const { t } = useTranslation('agreement')
  const { list } = useWords()
  const fields = agreementOfFields(proposals)
  if (fields.length === 0) return null
  return (
    <p className="row-type">
      {t('fieldsBoth', {
        fields: list(
          fields.map(({ field, same, of }) => t('fieldCount', { field: t(`field.${field}`), same, of })),
        ),
      })}
    </p>
  )
}

interface AgreementProps {
  /** Two or more. */
  readers: readonly string[]
}

interface PairTableProps extends AgreementProps {
  log: readonly LogEntry[]
  /** The pair that is shown alone. */
  pair: readonly string[] | null
  onPair: (pair: readonly string[] | null) => void
}

/** Each pair of readers with its kappa; a pair can be shown alone. */
function PairTable({ log, readers, pair, onPair }: PairTableProps) {
  const { t } = useTranslation('agreement')
  const words = useCoefficientWords()
  const pairs = useMemo(
    () =>
      readers.flatMap((first, at) =>
        readers.slice(at + 1).map((second) => {
          const names = [first, second]
          return { names, ...countAgreement(decidedProposals(log, names), 2) }
        }),
      ),
    [log, readers],
  )
  return (
    <div className="scrolls-across">
      <Table look="numbers" className={styles.table}>
        <caption className="visually-hidden">{t('pairs')}</caption>
        <TableHead names={[t('pair'), t('both'), t('agree'), t('kappa'), t('intervalShort')]} />
        <tbody>
          {pairs.map(({ names, all, agree, coefficient }) => {
            const isShown = pair?.[0] === names[0] && pair?.[1] === names[1]
            return (
              <tr key={names.join('\n')} data-look={isShown ? 'kind' : undefined}>
                <th scope="row">
                  <TextButton aria-pressed={isShown} onClick={() => onPair(isShown ? null : names)}>
                    {t('pairNames', { first: names[0], second: names[1] })}
                  </TextButton>
                </th>
                <td>{all}</td>
                <td className={agree < all ? 'bold nowrap' : undefined}>{t('agreeOf', { agree, all })}</td>
                <td className={coefficient.state === 'known' ? undefined : 'quiet regular'}>
                  {words.value(coefficient)}
                </td>
                <td className={words.bounds(coefficient) === null ? 'quiet regular' : undefined}>
                  {words.bounds(coefficient) ?? t('shared:none')}
                </td>
              </tr>
            )
          })}
        </tbody>
      </Table>
    </div>
  )
}

/** A coefficient as text: its value, or why there is none. */
function useCoefficientWords() {
  const { t } = useTranslation('agreement')
  const { language } = useWords()
  const decimals = new Intl.NumberFormat(language, {
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
    // A little below nought is written as nought, without a sign.
    signDisplay: 'negative',
  })
  const written = (value: number) => decimals.format(value).replace('-', '−')
  return {
    value: (one: Coefficient) => (one.state === 'known' ? written(one.value) : t(`kappaState.${one.state}`)),
    /** Null without an interval. */
    bounds: (one: Coefficient) =>
      one.state !== 'known' || one.low === null || one.high === null
        ? null
        : t('bounds', { low: written(one.low), high: written(one.high) }),
  }
}
