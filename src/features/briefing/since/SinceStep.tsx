import type { ReactNode } from 'react'
import { type Change, type Decisions, isWords, wordsOf } from '#content/talkOfToday.ts'
import type { Briefing } from '#domain/briefing.ts'
import { planStateOf } from '#domain/measure.ts'
import { periodOfDate } from '#domain/period.ts'
import type { PlanState } from '#domain/planState.ts'
import { readReader } from '#domain/readerLink.ts'
import type { Delivery, SnapshotStep } from '#domain/snapshot.ts'
import { viewOfStep, writeView } from '#domain/viewCodec.ts'
import { signed } from '#lib/numberText.ts'
import { OutcomeSign } from '#parts/OutcomeSign.tsx'
import { OutLink } from '#parts/OutLink.tsx'
import { useDataset } from '#state/datasets.ts'
import { openReader, useViewStore } from '#state/viewStore.ts'
import { TextButton } from '#ui/Button.tsx'
import { Segments } from '#ui/Choices.tsx'
import { Input } from '#ui/Field.tsx'
import { useInterfaceTranslation, useInterfaceWords } from '#words/interfaceLanguage.tsx'
import type { Words } from '#words/words.ts'
import styles from './Since.module.css'

interface SinceStepProps {
  talk: Briefing
  delivery: Delivery
  /** Of the step, from 1. */
  number: number
  step: SnapshotStep
  changes: readonly Change[]
  decisions: Decisions
  onDecide: (decisions: Decisions) => void
}

/** What of a step no longer holds: then and now side by side, and each change with its evidence and the choice. */
export function SinceStep({ talk, delivery, number, step, changes, decisions, onDecide }: SinceStepProps) {
  const { t } = useInterfaceTranslation('since')
  const language = useViewStore((state) => state.view.language)
  const lost = (['title', 'line'] as const).find((place) => changes.some((one) => one.place === place))
  const today = talk.steps.find(({ id }) => id === step.id)
  const keep = (key: string, isKept: boolean) => {
    const kept = new Set(decisions.kept)
    if (isKept) kept.add(key)
    else kept.delete(key)
    onDecide({ ...decisions, kept })
  }
  return (
    <section className={`${styles.step} wide ruled`} aria-labelledby={`since-${step.id}`}>
      <div className={`${styles.head} in-row`}>
        <span className={`${styles.mark} row-type`} aria-hidden="true">
          {number}
        </span>
        <h2 id={`since-${step.id}`} className="title-16" tabIndex={-1} lang={talk.language}>
          {step.title}
        </h2>
        {lost && (
          <span className="lit row-type bold">
            <span aria-hidden="true">⚠ </span>
            {t(`lost.${lost}`)}
          </span>
        )}
        {today && (
          <a
            href={writeView({ ...viewOfStep(today), language, step: { briefing: talk.id, step: step.id } })}
            aria-label={t('openStepOf', { number, title: step.title })}
          >
            {t('openStep')}
          </a>
        )}
      </div>
      <div className={`${styles.compared} row-wrap`}>
        <Faces delivery={delivery} step={step} changes={changes} decisions={decisions} />
        <ul className={`${styles.rows} stack-top`}>
          {changes.map((change) => (
            <ChangeRow
              key={change.key}
              change={change}
              language={talk.language}
              wordsLanguage={delivery.snapshot.wordsLanguage}
              words={wordsOf(change, decisions)}
              isKept={decisions.kept.has(change.key)}
              onKeep={(isKept) => keep(change.key, isKept)}
              onWords={(text) =>
                onDecide({ ...decisions, words: new Map(decisions.words).set(change.key, text) })
              }
            />
          ))}
        </ul>
      </div>
    </section>
  )
}

/** The step as it was and as it is: title, number and change; nothing where none of them changed. */
function Faces({
  delivery,
  step,
  changes,
  decisions,
}: Pick<SinceStepProps, 'delivery' | 'step' | 'changes' | 'decisions'>) {
  const { t } = useInterfaceTranslation('since')
  const words = useInterfaceWords()
  const { statements, language } = delivery.snapshot
  const saidAt = (place: Change['place']) =>
    statements.find((one) => one.step === step.id && one.place === place)
  const [number, change] = [saidAt('number'), saidAt('change')]
  const title = changes.find(({ place }) => place === 'title')
  const nowOf = (said: ReturnType<typeof saidAt>) =>
    changes.find(({ statement }) => statement === said)?.now ?? said?.text
  const isShown = title ?? changes.find(({ statement }) => statement === number || statement === change)
  if (!isShown) return null
  const isTitleKept = title && decisions.kept.has(title.key)
  const titleNow = title && !isTitleKept ? wordsOf(title, decisions) : step.title
  const face = (caption: string, name: ReactNode, figure?: string, moved?: string) => (
    <div className="gap-2 boxed row-type line-16 breaks column">
      <strong lang={language}>{name}</strong>
      {figure !== undefined && <span className={styles.figure}>{figure}</span>}
      {number && <span>{number.name}</span>}
      {moved !== undefined && <b>{moved}</b>}
      <small className="caption-type end">{caption}</small>
    </div>
  )
  return (
    <div className={`${styles.faces} rigid stack`} aria-hidden="true">
      {face(
        t('givenOn', { date: words.period(periodOfDate(delivery.day)) }),
        step.title,
        number?.text,
        change?.text,
      )}
      {face(
        t('today'),
        title && titleNow === step.title ? (
          <span className={`${styles.lostWords} quiet`}>{titleNow}</span>
        ) : (
          titleNow
        ),
        nowOf(number),
        nowOf(change),
      )}
    </div>
  )
}

interface ChangeRowProps {
  change: Change
  language: string
  /** In which its name was written. */
  wordsLanguage: string
  /** The words that take the place of those that no longer hold. */
  words: string
  isKept: boolean
  onKeep: (isKept: boolean) => void
  onWords: (text: string) => void
}

function ChangeRow({
  change,
  language,
  wordsLanguage,
  words: text,
  isKept,
  onKeep,
  onWords,
}: ChangeRowProps) {
  const { t } = useInterfaceTranslation('since')
  const { place, name, was, proposal } = change
  const isOwn = isWords(change)
  const label = isOwn
    ? t(place === 'title' ? 'your.title' : 'your.line')
    : place === 'change'
      ? t('changeOf', { name })
      : place === 'chart'
        ? t('chartOf', { name })
        : name
  return (
    <li className={`${styles.row} whole-row apart-16 stack`}>
      <span
        className={isOwn ? `${styles.name} authors` : styles.name}
        lang={label === name ? wordsLanguage : undefined}
      >
        {label}
      </span>
      {isOwn ? (
        <span className="gap-4 stack">
          <del lang={language}>{was}</del>
          <Input
            aria-label={label}
            lang={language}
            value={text}
            maxLength={400}
            disabled={isKept}
            onChange={(event) => onWords(event.currentTarget.value)}
          />
        </span>
      ) : (
        <Became change={change} />
      )}
      <span className={`${styles.why} soft row-type breaks`}>
        {isOwn ? t(proposal === null ? 'noProposal' : 'proposal') : <Why change={change} />}
      </span>
      {place !== 'change' && (
        <Segments role="group" className={`${styles.choice} row row-type`} aria-label={label}>
          {([false, true] as const).map((keeps) => (
            <button
              key={String(keeps)}
              type="button"
              aria-pressed={isKept === keeps}
              onClick={() => onKeep(keeps)}
            >
              {t(keeps ? 'keep' : 'accept')}
            </button>
          ))}
        </Segments>
      )}
    </li>
  )
}

/** What was stated, and what is so now. */
function Became({ change }: { change: Change }) {
  const { t } = useInterfaceTranslation('since')
  const { place, was, now } = change
  // A chart states many values.
  if (place === 'chart' && now !== null) return <span>{t('values', { count: now.split(' · ').length })}</span>
  const today = now ?? t('shared:gone')
  return (
    <span>
      <span className="visually-hidden">{t('became', { before: was, now: today })}</span>
      <span className={`${styles.became} gap-three-quarters stack`} aria-hidden="true">
        <del className="gap-8 row-middle">
          <StateSign change={change} isThen />
          <span>{was}</span>
        </del>
        →
        <ins className="gap-8 row-middle">
          <StateSign change={change} />
          {today}
        </ins>
      </span>
    </span>
  )
}

/** The sign of what came of a plan. */
function StateSign({ change: { place, statement }, isThen = false }: { change: Change; isThen?: boolean }) {
  const measures = useDataset('measures').data?.measures
  if (place !== 'outcome') return null
  const measure = measures?.find(({ id }) => id === statement.item)
  const state = isThen ? (statement.value as PlanState) : measure && planStateOf(measure)
  return state ? <OutcomeSign state={state} /> : null
}

/** What a change rests on: the cells that differ, the page of an outcome, or the evidence itself. */
function Why({ change }: { change: Change }) {
  const { t } = useInterfaceTranslation('since')
  const words = useInterfaceWords()
  const { place, cells, evidence, statement, now } = change
  const outcomes = useDataset('outcomes', { enabled: place === 'outcome' }).data
  if (place === 'change') return t('follows')
  const target = readReader(evidence[0] ?? '')
  const open = (label: string) =>
    target ? (
      <TextButton look="quiet" onClick={() => openReader(target)}>
        {label}
      </TextButton>
    ) : (
      label
    )
  if (place === 'outcome') {
    const found = outcomes?.plans[statement.item ?? '']?.at(-1)
    const page = found?.evidence[0]
    return (
      <>
        {found?.since && `${words.labelled(words.period(found.since))} `}
        {page ? <OutLink url={page.url}>{words.publisher(page)}</OutLink> : open(t('evidence'))}
      </>
    )
  }
  const sum = evidence.length === 1 && typeof statement.value === 'number' ? statement.value : null
  const difference = sum !== null && now !== null ? differenceOf(cells) : null
  const [cell, ...others] = cells
  const numbered = (value: number | null) => (value === null ? t('shared:gone') : words.number(value))
  return (
    <>
      {difference !== null && `${words.labelled(signed(difference, words.number))} `}
      {cell && others.length === 0 ? (
        <>
          {open(cellName(cell.key, words))}
          {', '}
          {t('became', { before: numbered(cell.was), now: numbered(cell.now) })}
        </>
      ) : (
        open(cells.length > 0 ? t('cells', { count: cells.length }) : t('evidence'))
      )}
    </>
  )
}

function differenceOf(cells: Change['cells']): number | null {
  return cells.length === 0 ? null : cells.reduce((sum, { was, now }) => sum + (now ?? 0) - (was ?? 0), 0)
}

/** The keys of a cell in words: months as such, the rest as places where they are some. */
function cellName(key: string, words: Words): string {
  return key
    .split(' ')
    .map((part) =>
      /^\d{4}(?:-\d{2}){0,2}$/.test(part) ? words.period(periodOfDate(part)) : words.figurePlace(part),
    )
    .join(', ')
}
