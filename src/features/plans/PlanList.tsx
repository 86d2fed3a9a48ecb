import { memo, useId, useState } from 'react'
import { type PlanRow, rowsByState, rowsInOrder } from '#content/planWords.ts'
import type { Outcome } from '#domain/outcome.ts'
import type { PlanState, Tie } from '#domain/planState.ts'
import { sentenceLink } from '#domain/sentenceLink.ts'
import type { PlanOrder } from '#domain/view.ts'
import { writeView } from '#domain/viewCodec.ts'
import { LocalizedWords } from '#parts/LocalizedWords.tsx'
import { OutcomeSign } from '#parts/OutcomeSign.tsx'
import { OutLink } from '#parts/OutLink.tsx'
import { OutcomeNote, OutcomeReviews, PageSentence, PlanSentence } from '#parts/PlanSentence.tsx'
import { SealSign } from '#parts/SentenceSeal.tsx'
import { clearFilters, useViewStore } from '#state/viewStore.ts'
import { Button, TextButton } from '#ui/Button.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import styles from './PlanList.module.css'
import { usePlanWords } from './usePlans.ts'

/** Rows of a state before "Show n more". */
const FIRST_ROWS = 3

interface PlanListProps {
  rows: readonly PlanRow[]
  order: Exclude<PlanOrder, 'kind'> | null
  /** Whether every row shows, also those after the first of each state. */
  isWhole: boolean
}

/** The plans, by what came of them or in another order; one row is open at a time. */
export function PlanList({ rows, order, isWhole }: PlanListProps) {
  const { t } = useTranslation(['plans', 'planHeadline', 'planWords', 'common'])
  const [open, setOpen] = useState<string | null>(null)
  const [whole, setWhole] = useState<ReadonlySet<PlanState>>(new Set())
  const onToggle = (id: string) => setOpen((now) => (now === id ? null : id))
  const list = (some: readonly PlanRow[]) =>
    some.map((row) => (
      <PlanRowView key={row.plan.id} row={row} isOpen={row.plan.id === open} onToggle={onToggle} />
    ))
  if (rows.length === 0) {
    return (
      <p className="set-off">
        {t('planHeadline:empty')}{' '}
        <Button look="text" onClick={clearFilters}>
          {t('clear')}
        </Button>
      </p>
    )
  }
  return (
    <div className={styles.table}>
      <p className={`${styles.heads} stack small quiet`} aria-hidden="true">
        {(['plan', 'tie', 'outcome', 'source'] as const).map((column) => (
          <span key={column}>{t(`planWords:column.${column}`)}</span>
        ))}
      </p>
      <ul aria-label={t('common:plans')}>
        {order !== null
          ? list(rowsInOrder(rows, order))
          : rowsByState(rows).map(({ state, rows: own }) => {
              const shown = isWhole || whole.has(state) ? own : own.slice(0, FIRST_ROWS)
              const rest = own.length - shown.length
              return (
                <li key={state} className={styles.block}>
                  <BlockHead state={state} count={own.length} />
                  <ul>{list(shown)}</ul>
                  {rest > 0 && (
                    <p className={`${styles.more} row-type`}>
                      <Button look="text" onClick={() => setWhole(new Set([...whole, state]))}>
                        {t('shared:showMore', { count: rest })}
                      </Button>
                    </p>
                  )}
                </li>
              )
            })}
      </ul>
    </div>
  )
}

function BlockHead({ state, count }: { state: PlanState; count: number }) {
  const { t } = useTranslation('common')
  const words = useWords()
  return (
    <div className={`${styles.blockHead} row-baseline wraps`}>
      <h2 className={`${styles.blockName} title-14`}>
        <OutcomeSign state={state} size={14} /> {words.choice({ group: 'outcome', choice: state })}
        {`\u2002${words.number(count)}`}
      </h2>
      <span className="small quiet">{t(`planState.hint.${state}`)}</span>
    </div>
  )
}

interface PlanRowViewProps {
  row: PlanRow
  isOpen: boolean
  onToggle: (id: string) => void
}

/** A plan, how it is tied to what came of it, that outcome in words, and its source; open with both sentences. */
const PlanRowView = memo(function PlanRowView({ row, isOpen, onToggle }: PlanRowViewProps) {
  const words = useWords()
  const id = useId()
  const view = useViewStore((state) => state.view)
  const planWords = usePlanWords()
  const { plan, state } = row
  const own = words.own(plan)
  const [ofOutcome, basis] = [planWords.own(plan), planWords.basis(plan)]
  const dossier = writeView({
    ...view,
    page: 'explore',
    selected: { kind: 'measure', id: plan.id },
    reader: null,
  })
  const panelId = `${id}-panel`
  const toggle = {
    'aria-expanded': isOpen,
    'aria-controls': isOpen ? panelId : undefined,
    'data-toggle': true,
    onClick: () => onToggle(plan.id),
  }
  return (
    <li
      className={`${styles.row} focus-inside stack`}
      data-plan={plan.id}
      data-open={isOpen}
      tabIndex={-1}
      aria-labelledby={`${id}-title`}
    >
      <div>
        <a className={`${styles.title} medium title-14`} id={`${id}-title`} href={dossier} data-dossier>
          {words.measureTitle(plan)}
        </a>
        <p className={`line-16 ${styles.parts} quiet row-type`}>
          {planWords.meta(row).map((part) => (
            <span key={part} className={styles.part}>
              {part}{' '}
            </span>
          ))}
        </p>
      </div>
      <div className={styles.tie}>
        <span className={`${styles.tieLine} gap-4 row-middle`}>
          <OutcomeSign state="none" size={11} own={own} />
          {state !== 'none' && <TieLine tie={plan.outcome?.tie ?? 'none'} />}
          {state !== 'none' && <OutcomeSign state={state} size={14} own={ofOutcome} />}
        </span>
        {plan.outcome && plan.outcome.tie !== 'none' && (
          <span className={`${styles.tieWord} block below-4 quiet caption-type`}>{planWords.tie(plan)}</span>
        )}
      </div>
      <div className={styles.outcome}>
        <p>
          <span className={styles.signBeside}>
            <OutcomeSign state={state} size={14} own={ofOutcome} />
          </span>
          <strong className="bold">{planWords.state(state)}</strong>{' '}
          <span className="quiet">{planWords.since(row)}</span>
        </p>
        {basis && <p>{basis}</p>}
        {row.outcome && (
          <p>
            <LocalizedWords text={row.outcome.what} />
          </p>
        )}
        {state === 'nothing-found' && <SearchLine row={row} toggle={toggle} />}
      </div>
      <SourceCell row={row} toggle={toggle} />
      {isOpen && <PlanSentences row={row} id={panelId} />}
    </li>
  )
})

interface ToggleProps {
  row: PlanRow
  /** Props of the button that opens the sentences. */
  toggle: { 'aria-expanded': boolean; onClick: () => void }
}

/** The first words searched for, and a button that shows all of them. */
function SearchLine({ row, toggle }: ToggleProps) {
  const { t } = useTranslation(['plans', 'outcomes'])
  const words = useWords()
  const searches = row.outcome?.searches ?? []
  const [first, ...more] = searches
  if (first === undefined) return null
  const name =
    more.length > 0
      ? t('outcomes:moreSearches', { count: more.length })
      : t('searches', { count: searches.length })
  return (
    <p className="line-16 quiet row-type">
      {t(more.length > 0 ? 'withWordsAnd' : 'withWords', { words: inShort(first) })}{' '}
      <TextButton
        {...toggle}
        className="soft target"
        aria-label={t('searchesOf', { searches: name, title: words.measureTitle(row.plan) })}
      >
        {name}
      </TextButton>
    </p>
  )
}

/** Characters of a search that a row shows. */
const MOST_SHOWN = 44

/** The first words of a search, cut between words. */
function inShort(search: string): string {
  if (search.length <= MOST_SHOWN) return search
  return `${search.slice(0, search.lastIndexOf(' ', MOST_SHOWN))}…`
}

/** The page that shows the outcome, and whether its sentence is sealed, which opens both sentences. */
function SourceCell({ row, toggle }: ToggleProps) {
  const { t } = useTranslation('plans')
  const words = useWords()
  const { page, state } = row
  const link = page && (
    <span data-page>
      <OutLink url={page.locator ? sentenceLink(page.url, page.locator) : page.url}>
        {words.publisher(page)}
      </OutLink>
    </span>
  )
  if (state === 'nothing-found') {
    return (
      <div className={`${styles.source} row-type from-start stack-top breaks`}>
        <p className="line-16 quiet row-type">{t(page ? 'nearest' : 'noPage')}</p>
        {link}
      </div>
    )
  }
  const none = row.plan.outcome?.own ? 'bothSentences' : 'planSentence'
  const seal = page ? t(page.locator ? 'sealed' : 'pageOnly') : t(none)
  return (
    <div className={`${styles.source} row-type from-start stack-top breaks`}>
      {link}
      <TextButton
        {...toggle}
        look={toggle['aria-expanded'] ? 'underlined' : 'plain'}
        className={`${styles.sealButton} soft target`}
        aria-label={t('sentencesOf', { seal, title: words.measureTitle(row.plan) })}
      >
        {page && <SealSign isSealed={page.locator !== undefined} />} {seal}
      </TextButton>
    </div>
  )
}

/** What a row rests on: the sentences of the plan and of its outcome by first and last words, or the searches. */
function PlanSentences({ row, id }: { row: PlanRow; id: string }) {
  const { t } = useTranslation('plans')
  const { page, outcome } = row
  return (
    <div className={`${styles.sentences} whole-row stack`} id={id}>
      <OutcomeNote plan={row.plan} className="whole-row">
        <div>
          <h3 className="regular small quiet">{t('planSentence')}</h3>
          <PlanSentence plan={row.plan} />
        </div>
        <div>
          {page && row.state !== 'nothing-found' && (
            <>
              <h3 className="regular small quiet">{t('outcomeSentence')}</h3>
              <PageSentence source={page} />
            </>
          )}
          {outcome && <Searches outcome={outcome} isOpen={row.state === 'nothing-found'} />}
          {outcome && <OutcomeReviews reviews={outcome.reviews} />}
        </div>
      </OutcomeNote>
    </div>
  )
}

function Searches({ outcome, isOpen }: { outcome: Outcome; isOpen: boolean }) {
  const { t } = useTranslation('plans')
  const { quoted } = useWords()
  if (outcome.searches.length === 0) return null
  const list = (
    <ul className="gap-2 line-16 below-4 row-type stack breaks" aria-label={t('searchesTitle')}>
      {outcome.searches.map((words) => (
        <li key={words}>{quoted(words)}</li>
      ))}
    </ul>
  )
  if (isOpen) {
    return (
      <>
        <h3 className="regular small quiet">{t('searchesTitle')}</h3>
        {list}
      </>
    )
  }
  return (
    <details className="below-4 row-type">
      <summary>{t('searches', { count: outcome.searches.length })}</summary>
      {list}
    </details>
  )
}

/** The strokes of a tie: from and to in per cent, the height in px, and dashes. */
const STROKES: Record<Tie, readonly (readonly [from: number, to: number, y: number, dashes?: string])[]> = {
  'page-says': [[0, 100, 2.5]],
  'our-reading': [[0, 100, 2.5, '3 2']],
  'same-act': [
    [0, 100, 0.5],
    [0, 100, 3.5],
  ],
  // Ends in the open.
  none: [
    [0, 34, 2.5],
    [40, 62, 2.5, '1.5'],
  ],
}

/** The line between a plan and its outcome: single, double, dashed, or open where nothing ties them. */
export function TieLine({ tie }: { tie: Tie }) {
  return (
    <svg className={`${styles.line} soft`} aria-hidden="true">
      {STROKES[tie].map(([from, to, y, dashes]) => (
        <line key={y + from} x1={`${from}%`} x2={`${to}%`} y1={y} y2={y} strokeDasharray={dashes} />
      ))}
    </svg>
  )
}
