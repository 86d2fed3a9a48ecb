import { type ReactNode, useEffect, useRef, useState } from 'react'
import { versionText } from '#content/citationText.ts'
import { correctedBriefing, correctedSnapshot, editsOf } from '#content/correctedHandedOut.ts'
import { type Recheck, type RecheckRow, recheck } from '#content/recheck.ts'
import { writeBriefingFile } from '#domain/briefingFile.ts'
import type { HandedOutFile } from '#domain/handedOutFile.ts'
import { periodOfDate } from '#domain/period.ts'
import { readReader } from '#domain/readerLink.ts'
import { FileButton, useFileDrop } from '#features/desk/ProjectFile.tsx'
import { useStepContents } from '#parts/StepMaps.tsx'
import { useDataset } from '#state/datasets.ts'
import { type HandedOutFault, readHandedOutFile } from '#state/desk/readHandedOutFile.ts'
import { useVersion, useVersionText } from '#state/edition.ts'
import { readersToday } from '#state/readersToday.ts'
import { useLatest } from '#state/useProvenance.ts'
import { openReader } from '#state/viewStore.ts'
import { Button, TextButton } from '#ui/Button.tsx'
import { CheckBox } from '#ui/Choices.tsx'
import { CopyTextButton } from '#ui/CopyTextButton.tsx'
import { download, downloadBlob } from '#ui/download.ts'
import { Field, TextArea } from '#ui/Field.tsx'
import { Table } from '#ui/Table.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import styles from './Recheck.module.css'

const ACCEPTED = '.pptx,.docx,.html,.htm,.pdf,.json,.throughline,.csv,.tsv,.txt,.md'

/** A file or text that was checked; `file` is null for a text that was pasted. */
interface Checked {
  readonly name: string
  readonly file: File | null
  readonly given: HandedOutFile
}

type State =
  | { readonly kind: 'none' }
  | { readonly kind: 'reading'; readonly name: string }
  | { readonly kind: 'fault'; readonly name: string; readonly fault: HandedOutFault }
  | ({ readonly kind: 'read' } & Checked)

/** Checks what was given to others against today's data. */
export function RecheckView({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(['recheck', 'desk'])
  const [state, setState] = useState<State>({ kind: 'none' })
  const [text, setText] = useState('')
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    heading.current?.focus({ preventScroll: true })
    return () => document.querySelector<HTMLElement>('.shell-page')?.focus({ preventScroll: true })
  }, [])
  const last = useRef(0)
  const check = async (name: string, file: File | null) => {
    last.current += 1
    const own = last.current
    setState({ kind: 'reading', name })
    const read = await readHandedOutFile(file ?? text)
    if (own !== last.current) return
    setState(
      read.ok ? { kind: 'read', name, file, given: read.given } : { kind: 'fault', name, fault: read.fault },
    )
  }
  const take = ([file]: readonly File[]) => file && void check(file.name, file)
  const { isOver, dropProps } = useFileDrop(take)
  const isRead = state.kind === 'read'
  return (
    <div className={`${styles.view} stack`} {...dropProps}>
      <section className={`${styles.side} stack-top`} aria-labelledby="recheck-title">
        <Button look="text" onClick={onClose}>
          {t('shared:back')}
        </Button>
        <h1 className="page-title" id="recheck-title" ref={heading} tabIndex={-1}>
          {t('desk:start.recheck')}
        </h1>
        <p className="quiet row-type">{t('lead')}</p>
        <div className="drop from-start wide stack breaks" data-over={isOver}>
          <strong>{isRead ? state.name : t('drop')}</strong>
          {isRead ? <About given={state.given} /> : <p className="quiet row-type">{t('formats')}</p>}
          <FileButton accept={ACCEPTED} onFiles={take}>
            {t(isRead ? 'another' : 'choose')}
          </FileButton>
        </div>
        <form
          className="from-start gap-8 wide stack"
          onSubmit={(event) => {
            event.preventDefault()
            void check(t('pasted'), null)
          }}
        >
          <h2 className="title-14">{t('paste')}</h2>
          <Field className="wide" label={t('pasteName')}>
            <TextArea rows={4} value={text} onChange={(event) => setText(event.currentTarget.value)} />
          </Field>
          <Button type="submit" disabled={text.trim() === ''}>
            {t('check')}
          </Button>
        </form>
      </section>
      <div className={`${styles.main} stack-top`}>
        <p role="status" className="quiet row-type">
          {state.kind === 'reading' && t('reading', { name: state.name })}
        </p>
        {state.kind === 'fault' && <Fault name={state.name} fault={state.fault} />}
        {isRead && <Result key={`${state.name} ${last.current}`} checked={state} />}
      </div>
    </div>
  )
}

/** Where a file is from. */
function About({ given: { snapshot, pages, format, isTorn } }: { given: HandedOutFile }) {
  const { t } = useTranslation('recheck')
  const { t: versionT } = useTranslation('version')
  const words = useWords()
  const parts = [
    ...(format === 'pptx' ? [t('slides', { count: pages.length })] : []),
    snapshot
      ? `${t('made', { date: words.period(periodOfDate(snapshot.day)) })}, ${versionText(snapshot.edition, versionT)}`
      : t(isTorn ? 'torn' : 'foreign'),
  ]
  return <p className="quiet row-type">{parts.join('. ')}</p>
}

/** Faults that have another fault's message. */
const AS_OTHERS = {
  cancelled: 'damaged',
  'no-words': 'damaged',
  'torn-quote': 'damaged',
  'part-damaged': 'damaged',
  'unsafe-part': 'damaged',
  'too-many-cells': 'too-large',
  'too-many-files': 'unknown-format',
  'too-deep': 'unknown-format',
  address: 'unknown-format',
} as const

function Fault({ name, fault }: { name: string; fault: HandedOutFault }) {
  const { t } = useTranslation('recheck')
  const place = fault.code === 'briefing' && fault.place ? ` ${t('fault.place', { place: fault.place })}` : ''
  const known =
    AS_OTHERS[fault.code as keyof typeof AS_OTHERS] ??
    (fault.code as Exclude<HandedOutFault['code'], keyof typeof AS_OTHERS>)
  return (
    <p role="alert" className={styles.fault}>
      {t(`fault.${known}`, { name, place })}
    </p>
  )
}

/** What became of all that was read, and the corrected file. */
function Result({ checked }: { checked: Checked }) {
  const { t } = useTranslation('recheck')
  const found = useRecheck(checked.given)
  const [unticked, setUnticked] = useState<ReadonlySet<string>>(new Set())
  if (!found) return <p className="quiet row-type">{t('reading', { name: checked.name })}</p>
  const all = [...found.changed, ...found.holds, ...found.open]
  if (all.length === 0) {
    const { name, given } = checked
    return (
      <p className={styles.fault}>{t(given.format === 'project' ? 'noneInProject' : 'none', { name })}</p>
    )
  }
  const ticked = new Set(
    found.changed.flatMap(({ key, correction }) => (correction !== null && !unticked.has(key) ? [key] : [])),
  )
  const toggle = (key: string) => {
    const next = new Set(unticked)
    if (!next.delete(key)) next.add(key)
    setUnticked(next)
  }
  return (
    <RecheckRows
      found={found}
      given={checked.given}
      ticked={ticked}
      onToggle={toggle}
      correct={<Correct checked={checked} rows={all} ticked={ticked} />}
    />
  )
}

/** What became of a file's statements; null until the data have loaded. */
function useRecheck(given: HandedOutFile): Recheck | null {
  const contents = useLatest(useStepContents())
  const [found, setFound] = useState<Recheck | null>(null)
  useEffect(() => {
    let isWanted = true
    contents.current
      .whole((input) => recheck(given, input))
      .then(
        (made) => isWanted && setFound(made),
        // What could not be read is reported where it is shown.
        () => {},
      )
    return () => {
      isWanted = false
    }
  }, [given, contents])
  return found
}

interface CorrectProps {
  checked: Checked
  rows: readonly RecheckRow[]
  ticked: ReadonlySet<string>
}

/** Saves the file with what is ticked in place of what has changed. */
function Correct({ checked: { name, file, given }, rows, ticked }: CorrectProps) {
  const { t } = useTranslation('recheck')
  const words = useWords()
  const edition = useVersion() ?? ''
  const cited = useVersionText() ?? ''
  const { whole } = useStepContents()
  const [outcome, setOutcome] = useState<string | null>(null)
  const { format, snapshot, briefings } = given
  const [briefing, ...others] = briefings
  if (file && format === 'briefing' && briefing && others.length === 0) {
    const worded = correctedBriefing(briefing, rows, ticked)
    return (
      <Button
        look="main"
        aria-disabled={worded === briefing}
        onClick={() =>
          worded !== briefing && download(writeBriefingFile(worded, edition), name, 'application/json')
        }
      >
        {t('correctBriefing')}
      </Button>
    )
  }
  if (!file || !snapshot || (format !== 'pptx' && format !== 'docx')) return null
  const edits = editsOf(rows, ticked)
  const save = async () => {
    const day = readersToday()
    const noteOf = (own: typeof edits) =>
      t('noted', {
        date: words.period(periodOfDate(day)),
        edition: cited,
        changes: [...new Set(own.map(({ was, now }) => `${was} → ${now}`))].join(words.semicolon),
      })
    try {
      const { correctOffice } = await import('#papers/correctOffice.ts')
      const corrected = await whole((input) =>
        correctedSnapshot(snapshot, rows, ticked, { input, edition, day }),
      )
      const bytes = new Uint8Array(await file.arrayBuffer())
      const blob = await correctOffice(bytes, { pages: given.pages, edits, snapshot: corrected, noteOf })
      const saved = name.replace(/(?=\.[^.]+$)/, `-${day}`)
      downloadBlob(blob, saved)
      setOutcome(t('corrected', { name: saved, changes: t('changes', { count: edits.length }) }))
    } catch {
      setOutcome(t('notCorrected', { name }))
    }
  }
  return (
    <>
      <Button look="main" aria-disabled={edits.length === 0} onClick={() => edits.length > 0 && void save()}>
        {t(format === 'pptx' ? 'correctSlides' : 'correctNote')}
      </Button>
      <span role="status" className="wide quiet row-type">
        {outcome ?? t('keeps', { edition: cited })}
      </span>
    </>
  )
}

const TABS = ['changed', 'holds', 'open'] as const

interface RecheckRowsProps {
  found: Recheck
  given: HandedOutFile
  /** Keys of the rows to correct. */
  ticked: ReadonlySet<string>
  onToggle: (key: string) => void
  correct: ReactNode
}

/** What changed, holds or cannot be told, each with its evidence. */
function RecheckRows({ found, given, ticked, onToggle, correct }: RecheckRowsProps) {
  const { t } = useTranslation('recheck')
  const [tab, setTab] = useState(TABS.find((name) => found[name].length > 0) ?? 'changed')
  const wordsOf = useRowWords()
  const headline = useRef<HTMLHeadingElement>(null)
  // It is announced, and scrolls into view below the form on a phone.
  useEffect(() => headline.current?.focus(), [])
  const rows = found[tab]
  const isAsGiven = found.changed.length === 0 && found.holds.length > 0
  const count = TABS.reduce((sum, name) => sum + found[name].length, 0)
  const canCorrect = tab === 'changed' && rows.some(({ correction }) => correction !== null)
  const list = () =>
    rows
      .map((row) => {
        const { what, was, now, note } = wordsOf(row)
        return [row.page ?? '', what, was, now, note].join('\t')
      })
      .join('\n')
  return (
    <>
      <h2 ref={headline} className="title-20" tabIndex={-1}>
        {isAsGiven && found.open.length === 0
          ? t('empty.changed')
          : t('headline', { changed: found.changed.length, count })}
      </h2>
      <div className="apart-16 wide in-row">
        <fieldset className="gap-4 row-wrap grow">
          {TABS.map((name) => (
            <Button key={name} aria-pressed={name === tab} onClick={() => setTab(name)}>
              {t(`tab.${name}`)} {found[name].length}
            </Button>
          ))}
        </fieldset>
        <CopyTextButton
          label={t('shared:copyList')}
          copied={t('shared:copied')}
          byHand={t('byHand')}
          text={list}
        />
        {found.changed.length > 0 && correct}
      </div>
      {rows.length === 0 ? (
        <p className="quiet row-type">{t(`empty.${tab}`)}</p>
      ) : (
        <div className={`${styles.scroll} wide stack`}>
          <Table isHeadSticky>
            <thead>
              <tr>
                {given.format === 'pptx' && <th scope="col">{t('column.slide')}</th>}
                <th scope="col">{t('column.what')}</th>
                <th scope="col" data-number>
                  {t('column.was')}
                </th>
                <th scope="col">{t('shared:today')}</th>
                <th scope="col">{t('column.evidence')}</th>
                {canCorrect && <th scope="col">{t('column.correct')}</th>}
              </tr>
            </thead>
            <tbody>
              {rows.map((row, at) => {
                const { what, was, now, note } = wordsOf(row)
                const isLost = row.verdict === 'gone' || (row.verdict === 'changed' && row.now === null)
                return (
                  <tr key={row.key} data-found={row.foundBy}>
                    {given.format === 'pptx' && (
                      <td>{row.page === rows[at - 1]?.page ? '' : <strong>{row.page}</strong>}</td>
                    )}
                    <td>{what}</td>
                    <td data-number>{row.verdict === 'changed' ? <s>{was}</s> : was}</td>
                    <td>{isLost ? <mark className="lit">{now}</mark> : <strong>{now}</strong>}</td>
                    <td>
                      <div className={styles.evidence}>
                        <span
                          className="quiet"
                          role="img"
                          aria-label={t(`by.${row.foundBy}`)}
                          title={t(`by.${row.foundBy}`)}
                        >
                          {row.foundBy === 'cells' ? '☑' : '⬚'}
                        </span>
                        <EvidenceButton row={row} name={what} note={note} />
                      </div>
                    </td>
                    {canCorrect && (
                      <td>
                        {row.correction !== null && (
                          <CheckBox
                            className={styles.tick}
                            name={t('tick', { name: what })}
                            isChecked={ticked.has(row.key)}
                            onToggle={() => onToggle(row.key)}
                          />
                        )}
                      </td>
                    )}
                  </tr>
                )
              })}
            </tbody>
          </Table>
          <p className="quiet row-type">
            ☑ {t('by.cells')} · ⬚ {t('by.value')}
          </p>
        </div>
      )}
    </>
  )
}

function EvidenceButton({ row, name, note }: { row: RecheckRow; name: string; note: string }) {
  const { t } = useTranslation('recheck')
  const link = row.cells[0]?.link ?? row.evidence[0]
  const target = link === undefined ? null : readReader(link)
  const words = useWords()
  const figures = useDataset('figures').data
  const table = target?.type === 'cells' ? target.query.table : null
  const publisher = figures?.sources.find(({ id }) => id === table)?.publisher
  const source = publisher && words.publisherName(publisher)
  if (!target) return <>{note}</>
  return (
    <TextButton
      aria-label={`${t('open', { name })}${note === '' ? '' : `: ${note}`}`}
      onClick={() => openReader(target)}
    >
      {note === '' ? (source ?? t('evidence')) : note}
    </TextButton>
  )
}

/** A row in words. */
function useRowWords() {
  const { t } = useTranslation('recheck')
  const words = useWords()
  return (row: RecheckRow): { what: string; was: string; now: string; note: string } => {
    const { place, name, was, now, verdict, typed, proposal, cells, evidence } = row
    const isWords = place === 'title' || place === 'line'
    const what = isWords
      ? t(`place.${place}`, { text: was })
      : place === 'change' || place === 'chart'
        ? t(`place.${place}`, { name })
        : place === 'quotation'
          ? was
          : words.upperCase(name.charAt(0)) + name.slice(1)
    const values = place === 'chart' ? t('values', { count: evidence.length }) : was
    const [cell] = cells
    const number = (value: number | null) => (value === null ? '–' : words.number(value))
    const note =
      typed !== null
        ? t('typed', { was })
        : proposal !== null
          ? t('proposed', { text: proposal })
          : cell
            ? t('cell', { key: cell.key, was: number(cell.was), now: number(cell.now) })
            : ''
    return {
      what,
      was: isWords || place === 'quotation' ? '' : (typed ?? values),
      now: verdict === 'gone' ? t('shared:gone') : (now ?? (verdict === 'changed' ? t('lost') : '')),
      note,
    }
  }
}
