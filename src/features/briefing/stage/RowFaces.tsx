import { Fragment, type ReactNode } from 'react'
import {
  type ContentRow,
  FEW_PLANS,
  mostPlansNamed,
  type PlanDetail,
  plansByState,
  rowsThatFit,
} from '#content/stepRows.ts'
import { STATUS_LOOK } from '#domain/claim.ts'
import { writeReader } from '#domain/readerLink.ts'
import { textWidth } from '#lib/textWidth.ts'
import { OutcomeSign } from '#parts/OutcomeSign.tsx'
import { statusKey } from '#picture/step/stepPicture.ts'
import { openReader } from '#state/viewStore.ts'
import { StatusSign } from '#ui/StatusSign.tsx'
import { TableHead } from '#ui/Table.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import type { FaceProps } from './FaceParts.tsx'
import styles from './RowFaces.module.css'
import stepFace from './StepFace.module.css'

/** Maximum rows of a table. */
const MAX_ROWS = 8
/** Maximum rows of a timeline, with the words for the rest. */
const MAX_DATED = 9
/** Up to this many rows are set larger: in a timeline with their publishers, in a table at 28 px. */
const FEW_ROWS = 5

/** What fits in a table: px of the canvas of a line and of what stands with it, characters a line of name, date and publisher. */
const FEW = { line: 37, more: 19, title: 34, when: 18, last: 24 }
const MANY = { line: 32, more: 17, title: 40, when: 21, last: 28 }
/** Lines of a name. */
const NAME_LINES = 2

type FittedStep = Pick<FaceProps['step'], 'title' | 'text'>

/** How many rows of a table fit beside title and lines of text, and whether all fit in large type. */
export function fittingTable(
  step: FittedStep,
  rows: readonly Pick<ContentRow, 'cells'>[],
): { count: number; isFew: boolean } {
  const heightsAs = ({ line, more, title, when, last }: typeof FEW) =>
    rows.map(({ cells: [what = '', ...others] }) => {
      const lines = others.map((text, place) => linesOf(text, place === 0 ? when : last))
      return more + line * Math.max(1, Math.min(NAME_LINES, linesOf(what, title)), ...lines)
    })
  const room = roomOf(step)
  if (rows.length <= FEW_ROWS && total(heightsAs(FEW)) <= room) return { count: rows.length, isFew: true }
  return { count: countThatFits(heightsAs(MANY), room, MANY.line + MANY.more), isFew: false }
}

/** The evidence of a step as a table: what, when, and the value or publisher; as many rows as fit, and how many more there are. */
export function TableFace({ step, content, lines }: FaceProps) {
  const { t } = useTranslation('stage')
  const { columns = [], rows: all = [] } = content.rows ?? {}
  const { count, isFew } = fittingTable(step, all)
  return (
    <>
      {lines}
      <table className={styles.table} data-part="rows" data-few={isFew}>
        <TableHead names={columns} />
        <tbody>
          {all.slice(0, count).map((row) => (
            <tr key={row.key}>
              <th scope="row">
                <div className={`${styles.signed} row-baseline`}>
                  <SignOfRow row={row} />
                  <OpenRow row={row} />
                </div>
              </th>
              <td>{row.cells[1]}</td>
              <td className={styles.value}>{row.cells[2]}</td>
            </tr>
          ))}
          {count < all.length && (
            <tr>
              <td colSpan={3}>{t('moreRows', { count: all.length - count })}</td>
            </tr>
          )}
        </tbody>
      </table>
    </>
  )
}

/** Whether what a row states was done, planned or is lacking; nothing where it has no status. */
function SignOfRow({ row: { status, own } }: { row: ContentRow }) {
  return (
    <span className={styles.sign}>
      {status && <StatusSign look={STATUS_LOOK[status]} radius={6} own={own} />}
    </span>
  )
}

/** The first cell of a row, which opens what the row rests on. */
function OpenRow({ row: { cells, language, target }, children }: { row: ContentRow; children?: ReactNode }) {
  const [what] = cells
  return (
    <button type="button" className={`${styles.open} clamped`} onClick={() => target && openReader(target)}>
      {language === null ? what : <q lang={language}>{what}</q>}
      {children}
    </button>
  )
}

/** A row in px of the canvas: height of a line, of what stands with it, and characters a line of title and date. */
const LARGE = { line: 42, more: 32 + 12, title: 46, date: 20 }
const SMALL = { line: 37, more: 10, title: 52, date: 23 }
/** Height of what the signs of a timeline mean. */
const STATUS_KEY = 32

function linesOf(words: string, length: number): number {
  return Math.ceil(words.length / length)
}

function total(heights: readonly number[]): number {
  return heights.reduce((sum, height) => sum + height, 0)
}

/** What title and lines of text leave of 720 px, without the source line and the paddings. */
function roomOf({ title, text }: FittedStep): number {
  const lines = text.reduce((sum, line) => sum + linesOf(line, 84), 0)
  return 596 - 50 * linesOf(title, 52) - (lines > 0 ? 44 + 41 * lines : 0)
}

/** How many rows fit, one at least, where the words for the rest take a row. */
function countThatFits(heights: readonly number[], room: number, rest: number): number {
  if (heights.length <= MAX_ROWS && total(heights) <= room) return heights.length
  const counts = Array.from({ length: Math.min(MAX_ROWS, heights.length) - 1 }, (_, place) => place + 1)
  return counts.findLast((shown) => total(heights.slice(0, shown)) + rest <= room) ?? 1
}

/**
 * The rows of a timeline that fit beside title and lines of text, in order of time, where the words for the rest take a row;
 * and whether all fit in large type.
 */
export function fittingRows<Row extends Pick<ContentRow, 'cells' | 'rank'>>(
  step: FittedStep,
  all: readonly Row[],
): { shown: readonly Row[]; isLarge: boolean } {
  const room = roomOf(step) - STATUS_KEY
  const fits = (rows: readonly Row[], { line, more, ...length }: typeof LARGE) => {
    const heights = rows.map(({ cells: [title = '', date = ''] }) => {
      return more + line * Math.max(linesOf(title, length.title), linesOf(date, length.date))
    })
    const rest = rows.length < all.length ? [line + more] : []
    return heights.length + rest.length <= MAX_DATED && total([...heights, ...rest]) <= room
  }
  if (all.length <= FEW_ROWS && fits(all, LARGE)) return { shown: all, isLarge: true }
  return { shown: rowsThatFit(all, (rows) => fits(rows, SMALL)), isLarge: false }
}

/** What a step's own evidence dates, else its view, in order of time, each with its date and status. */
export function TimelineFace({ step, content, lines }: FaceProps) {
  const { t } = useTranslation('stage')
  const key = { words: useWords(), t: useTranslation(['stepMap', 'map']).t }
  const all = content.rows?.rows ?? []
  const { shown, isLarge } = fittingRows(step, all)
  const signs = shown.filter(({ status }) => status !== null)
  return (
    <>
      <ol className={`${styles.timeline} grow stack-top`} data-part="rows" data-few={isLarge}>
        {shown.map((row) => (
          <li key={row.key}>
            <span className={styles.date}>{row.cells[1]}</span>
            <SignOfRow row={row} />
            <OpenRow row={row}>
              <span className={`${styles.publisher} soft`}>{row.cells[2]}</span>
            </OpenRow>
          </li>
        ))}
        {shown.length < all.length && (
          <li className={`${styles.rest} soft`}>{t('moreDated', { count: all.length - shown.length })}</li>
        )}
      </ol>
      {lines}
      <p className={stepFace.beneath}>{statusKey(signs, key).join('')}</p>
    </>
  )
}

/** The list of plans in px of the canvas: a line of names, one of what came of a plan, what stands with a state, its least height. */
const PLANS = { line: 37, whatLine: 30, what: 10, more: 16, least: 72 }
/** Characters of what came of a plan and of the words for those not named; type and width of the names, px of the canvas. */
const PLAN_WORDS = { what: 60, more: 'x'.repeat(9), type: 28, room: 808 }

/** Rows of names, those of buttons: one with a break has rows of its own, the others share one while they fit. */
function rowsOfNames(names: readonly string[]): number {
  let [rows, left] = [0, 0]
  for (const name of names) {
    const width = textWidth(name, PLAN_WORDS.type)
    if (width > left) rows += Math.ceil(width / PLAN_WORDS.room)
    left = (width > left ? PLAN_WORDS.room : left) - width
  }
  return rows
}

/** The plans of each state, as many by name as fit beside title and lines of text. */
export function fittingPlans(
  step: FittedStep,
  rows: readonly ContentRow[],
  details: readonly Pick<PlanDetail, 'key' | 'what'>[],
): ReturnType<typeof plansByState> {
  const heightOf = ({ named, count }: ReturnType<typeof plansByState>[number]) => {
    const names = named.map(({ cells: [name = ''] }, at) => (at < named.length - 1 ? `${name}; ` : name))
    const whats =
      details.length > FEW_PLANS ? [] : details.filter(({ key }) => named.some((row) => row.key === key))
    const what = total(whats.map((each) => PLANS.what + PLANS.whatLine * linesOf(each.what, PLAN_WORDS.what)))
    // Each name with what came of it begins a line of its own.
    const lines =
      whats.length > 0
        ? total(names.map((name) => rowsOfNames([name])))
        : rowsOfNames(count > named.length ? [...names, PLAN_WORDS.more] : names)
    return Math.max(PLANS.least, PLANS.more + PLANS.line * lines + what)
  }
  const fits = (most: number) => total(plansByState(rows, most).map(heightOf)) <= roomOf(step)
  return plansByState(rows, mostPlansNamed(rows, fits))
}

/** What came of plans: by state its sign, how many there are and their names. */
export function PlansFace({ step, content, lines }: FaceProps) {
  const { t } = useTranslation('stage')
  const words = useWords()
  const all = content.rows?.rows ?? []
  const details = content.rows?.plans?.details ?? []
  const [plan, ...others] = details
  const areFew = details.length <= FEW_PLANS
  const [row] = all
  return (
    <>
      {plan && row && others.length === 0 ? (
        <OnePlan plan={plan} row={row} step={step} sources={content.sources} />
      ) : (
        <ul className={styles.plans} data-part="rows" data-few={areFew}>
          {fittingPlans(step, all, details).map(({ state, count, named }) => (
            <li key={state}>
              <OutcomeSign state={state} own={named.every(({ own }) => own) ? named[0]?.own : undefined} />
              {!areFew && <strong className={styles.count}>{words.number(count)}</strong>}
              <strong>{words.choice({ group: 'outcome', choice: state })}</strong>
              <p className={styles.names}>
                {named.map((row, at) => (
                  <Fragment key={row.key}>
                    {at > 0 && ' '}
                    <OpenRow row={row}>
                      {!areFew && at < named.length - 1 && words.semicolon.trimEnd()}
                    </OpenRow>
                    {areFew && (
                      <span className={`${styles.what} soft`}>
                        {details.find(({ key }) => key === row.key)?.what}
                      </span>
                    )}
                  </Fragment>
                ))}
                {count > named.length && ` ${t('morePlans', { count: count - named.length })}`}
              </p>
            </li>
          ))}
        </ul>
      )}
      {lines}
    </>
  )
}

interface OnePlanProps extends Pick<FaceProps, 'step'> {
  plan: PlanDetail
  row: ContentRow
  sources: FaceProps['content']['sources']
}

/** One plan: what was planned, and what came of it, each with its day and source. */
function OnePlan({ plan, row, step, sources }: OnePlanProps) {
  const { t } = useTranslation('stage')
  const words = useWords()
  const stated = sources.find(({ target }) => writeReader(target) === plan.evidence)
  const [page] = stated?.kind === 'record' ? stated.record.sources : []
  const { title, meta, dated, what, tie, page: shown, state, own } = plan
  return (
    <dl className={`${styles.onePlan} grow stack`} data-part="rows">
      <dt>{t('planned')}</dt>
      <dd>
        {/* The title of the step says it already. */}
        {title === step.title ? <OpenRow row={{ ...row, cells: [meta] }} /> : <OpenRow row={row} />}
        {title !== step.title && <p>{meta}</p>}
        {page && <p className={styles.from}>{`${page.title}. ${words.publisher(page)}`}</p>}
      </dd>
      <dt>
        <OutcomeSign state={state} own={own} />
        {dated}
      </dt>
      <dd>
        {what && <p>{what}</p>}
        {shown && <p className={styles.from}>{`${shown.title}. ${words.publisher(shown)}`}</p>}
        {tie && <p className={styles.from}>{tie}</p>}
      </dd>
    </dl>
  )
}
