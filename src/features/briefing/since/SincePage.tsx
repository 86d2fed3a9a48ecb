import { type ReactNode, useEffect, useRef, useState } from 'react'
import { versionText } from '#content/citationText.ts'
import { type Change, type Decisions, isWords, type Since, talkOfToday } from '#content/talkOfToday.ts'
import type { Briefing } from '#domain/briefing.ts'
import type { DraftBriefing } from '#domain/draftBriefing.ts'
import { periodOfDate } from '#domain/period.ts'
import type { Delivery } from '#domain/snapshot.ts'
import { TakeAlong } from '#features/briefing/TakeAlong.tsx'
import { TalkFrame } from '#parts/StepMaps.tsx'
import { changeDeliveries, keepAsGiven, useDeliveries } from '#state/deliveries.ts'
import { useVersion } from '#state/edition.ts'
import { noteUse } from '#state/editorStore.ts'
import { own, useOwnBriefings } from '#state/ownBriefings.ts'
import { readersToday } from '#state/readersToday.ts'
import { useBriefings } from '#state/useBriefings.ts'
import { openBriefing, useViewStore } from '#state/viewStore.ts'
import { Button } from '#ui/Button.tsx'
import { CopyTextButton } from '#ui/CopyTextButton.tsx'
import { Icon } from '#ui/Icon.tsx'
import { useInterfaceTranslation, useInterfaceWords } from '#words/interfaceLanguage.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import styles from './Since.module.css'
import { SinceStep } from './SinceStep.tsx'
import { useGivenWords, useSince } from './useSince.ts'

/** What of an open talk no longer holds since a day on which it was given. */
export function SincePage() {
  const { t } = useInterfaceTranslation(['since', 'common', 'briefing'])
  const words = useInterfaceWords()
  const { step: choice, given } = useViewStore((state) => state.view)
  const id = choice?.briefing ?? ''
  const { briefings } = useBriefings()
  const draft = useOwnBriefings(({ entries }) => entries.get(id)?.history.present)
  const deliveries = useDeliveries(id)
  const delivery = deliveries?.find(({ day }) => day === given)
  const talk = draft ?? briefings?.find((open) => open.id === id)
  // The button that led away is gone: the keyboard continues from the page that follows.
  useEffect(
    () => () => document.querySelector<HTMLElement>('.shell-page')?.focus({ preventScroll: true }),
    [],
  )
  if (!briefings || !deliveries) return <p className="waits quiet">{t('common:loading')}</p>
  const title = talk?.title.trim() || delivery?.snapshot.title || id
  const none = (text: string) => (
    <Frame id={id} title={title} delivery={delivery}>
      <div className={`${styles.main} from-start gap-8 stack-top`}>
        <Heading />
        <p>{text}</p>
      </div>
    </Frame>
  )
  if (!delivery) return none(t('notHere', { date: words.period(periodOfDate(given ?? '')) }))
  if (!talk) return none(t('briefing:unknown', { id }))
  return (
    <Frame id={id} title={title} delivery={delivery}>
      <TalkFrame language={talk.language}>
        <Changes key={`${id} ${delivery.day}`} talk={talk} delivery={delivery} />
      </TalkFrame>
    </Frame>
  )
}

/** The heading takes the focus, as that of a page of its own. */
function Heading() {
  const { t } = useInterfaceTranslation('since')
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus({ preventScroll: true }), [])
  return (
    <h1 ref={heading} className="page-title" tabIndex={-1}>
      {t('heading')}
    </h1>
  )
}

interface FrameProps {
  id: string
  title: string
  delivery: Delivery | undefined
  children: ReactNode
}

/** The bar over the page: back to the talk, when it was given, and the editions that are compared. */
function Frame({ id, title, delivery, children }: FrameProps) {
  const { t } = useInterfaceTranslation('since')
  const givenOn = useGivenWords()
  const { t: versionT } = useInterfaceTranslation('version')
  const version = useVersion()
  return (
    <div className={`${styles.page} column`}>
      <div className="toolbar in-row">
        <Button look="bare" aria-label={t('shared:backToTalk')} onClick={() => openBriefing(id)}>
          <Icon name="back" />
        </Button>
        <strong lang={delivery?.snapshot.language}>{title}</strong>
        {delivery && (
          <>
            <span className="small quiet">{t('given', givenOn(delivery))}</span>
            <span className="line-16 at-end quiet row-type">
              {version !== null &&
                t('editions', {
                  before: versionText(delivery.snapshot.edition, versionT),
                  now: versionText(version, versionT),
                })}
            </span>
          </>
        )}
      </div>
      {children}
    </div>
  )
}

const NO_DECISIONS: Decisions = { kept: new Set(), words: new Map() }

interface ChangesProps {
  talk: Briefing | DraftBriefing
  delivery: Delivery
  since: Since
}

/** What changed, once it is known. */
function Changes(props: Omit<ChangesProps, 'since'>) {
  const { t } = useInterfaceTranslation('common')
  const since = useSince(props.delivery)
  if (!since) return <p className="waits quiet">{t('loading')}</p>
  return <KnownChanges {...props} since={since} />
}

function KnownChanges({ talk, delivery, since }: ChangesProps) {
  const { t } = useInterfaceTranslation('since')
  const words = useInterfaceWords()
  const [decisions, setDecisions] = useState(NO_DECISIONS)
  const { changes, kept } = since
  const date = words.period(periodOfDate(delivery.day))
  const today = words.period(periodOfDate(readersToday()))
  const { made, make } = useNewTalk({ talk, delivery, changes, decisions })
  const changedSteps = delivery.snapshot.steps.filter(({ id }) => changes.some(({ step }) => step === id))
  const lost = changes.filter(isWords).length
  return (
    <div className={`${styles.halves} grow stack`}>
      <Rail delivery={delivery} since={since} />
      <div className={`${styles.main} from-start gap-8 stack-top`}>
        <header className="wraps apart-16 wide ends-middle">
          {/* Takes the focus from a button that keeping all or showing all again removes. */}
          <Heading key={String(changes.length > 0)} />
          {changes.length > 0 && (
            <div className="in-row">
              <Button
                onClick={() =>
                  void keepAsGiven(
                    talk.id,
                    delivery.day,
                    [...kept, ...changes].map(({ key }) => key),
                  )
                }
              >
                {t('keepAll')}
              </Button>
              <AcceptButton changes={changes} decisions={decisions} onPress={make} />
            </div>
          )}
        </header>
        {lost > 0 && <p className="title-16 soft">{t('titles', { count: lost })}</p>}
        <Turned changes={changes} />
        {changes.length === 0 && <p className="title-16 soft">{t('none', { date })}</p>}
        <KeptNote talk={talk} delivery={delivery} kept={kept} />
        {made && <NewTalk made={made} />}
        {changes.length > 0 && (
          <div className={`${styles.about} wraps apart-16 wide ends-middle soft row-type`}>
            <p>{t('accepting', { today, date })}</p>
            <CopyList delivery={delivery} since={since} />
          </div>
        )}
        {changedSteps.map((step) => (
          <SinceStep
            key={step.id}
            talk={talk}
            delivery={delivery}
            number={delivery.snapshot.steps.indexOf(step) + 1}
            step={step}
            changes={changes.filter((change) => change.step === step.id)}
            decisions={decisions}
            onDecide={setDecisions}
          />
        ))}
        <Button
          look="text"
          onClick={() => {
            void changeDeliveries(talk.id, (all) => all.filter(({ day }) => day !== delivery.day))
            openBriefing(talk.id)
          }}
        >
          {t('forget')}
        </Button>
      </div>
    </div>
  )
}

/** Makes the talk of today; `made` is the last one. */
function useNewTalk({
  talk,
  delivery,
  changes,
  decisions,
}: Pick<ChangesProps, 'talk' | 'delivery'> & { changes: readonly Change[]; decisions: Decisions }) {
  const { t } = useTranslation('since')
  const words = useWords()
  const [made, setMade] = useState<DraftBriefing | null>(null)
  const make = () => {
    const date = words.period(periodOfDate(delivery.day))
    const noteOf = ({ name, was, now }: Change) =>
      t('keptNote', { date, name, before: was, now: now ?? t('shared:gone') })
    // A second press changes the talk that the first one made.
    const id = made?.id ?? own.newId()
    const next = talkOfToday(talk, changes, { id, date: readersToday(), decisions, noteOf })
    own.put(next)
    noteUse(next.id)
    setMade(next)
  }
  return { made, make }
}

interface AcceptButtonProps {
  changes: readonly Change[]
  decisions: Decisions
  onPress: () => void
}

function AcceptButton({ changes, decisions: { kept }, onPress }: AcceptButtonProps) {
  const { t } = useInterfaceTranslation('since')
  const accepted = changes.filter(({ key }) => !kept.has(key)).length
  const count = changes.length
  return (
    <Button look="main" disabled={accepted === 0} onClick={onPress}>
      {accepted === count ? t('acceptAll', { count }) : t('acceptSome', { accepted, count })}
    </Button>
  )
}

/** The talk that accepting made, with its exports. */
function NewTalk({ made }: { made: DraftBriefing }) {
  const { t } = useInterfaceTranslation('since')
  const words = useInterfaceWords()
  const { briefings } = useBriefings()
  const shown = briefings?.find(({ id }) => id === made.id)
  return (
    <div className="marked gap-8 stack" role="status">
      <p>{t('made', { title: made.title, date: words.period(periodOfDate(made.date)) })}</p>
      <div className="in-row">
        <Button onClick={() => openBriefing(made.id)}>{t('openNew')}</Button>
        {shown && <TakeAlong briefing={shown} draft={made} />}
      </div>
    </div>
  )
}

/** The changes that the author kept, with a way to see them again. */
function KeptNote({ talk, delivery, kept }: Pick<ChangesProps, 'talk' | 'delivery'> & Pick<Since, 'kept'>) {
  const { t } = useInterfaceTranslation('since')
  return (
    kept.length > 0 && (
      <p>
        {t('kept', { count: kept.length })}{' '}
        <Button look="text" onClick={() => void keepAsGiven(talk.id, delivery.day, [])}>
          {t('showKept')}
        </Button>
      </p>
    )
  )
}

/** Sentences over the list. */
const MOST_TURNED = 3

/** The changes whose direction is another one now. */
function Turned({ changes }: Pick<Since, 'changes'>) {
  const { t } = useInterfaceTranslation('since')
  const turned = changes.filter(
    ({ place, was, now }) => place === 'change' && now !== null && /^[+−]/.test(now) && was[0] !== now[0],
  )
  const said = turned.map(({ name, now }) =>
    t(now?.startsWith('−') ? 'turned.fall' : 'turned.rise', { name }),
  )
  return [...new Set(said)].slice(0, MOST_TURNED).map((text) => (
    <p key={text} className="title-16 soft">
      {text}
    </p>
  ))
}

/** The steps with the number of their changes. */
function Rail({ delivery, since: { changes, unknown } }: Pick<ChangesProps, 'delivery' | 'since'>) {
  const { t } = useInterfaceTranslation('since')
  const { steps, language } = delivery.snapshot
  const countOf = (id: string) => changes.filter(({ step }) => step === id).length
  const changed = steps.filter(({ id }) => countOf(id) > 0).length
  return (
    <nav className={`${styles.rail} gap-three-quarters stack-top`} aria-label={t('shared:steps')}>
      <h2>{t('shared:steps')}</h2>
      <ol>
        {steps.map(({ id, title }, at) => (
          <li key={id}>
            <span className="end quiet">{at + 1}</span>
            {countOf(id) > 0 ? (
              <button type="button" onClick={() => document.getElementById(`since-${id}`)?.focus()}>
                <span lang={language}>{title}</span> <mark>{countOf(id)}</mark>
              </button>
            ) : (
              <span className={`${styles.same} quiet`}>
                <span lang={language}>{title}</span> <small className="row-type">{t('same')}</small>
              </span>
            )}
          </li>
        ))}
      </ol>
      <p>
        {t('changedIn', {
          things: t('things', { count: changes.length }),
          steps: changed,
          all: steps.length,
        })}
      </p>
      {unknown > 0 && <p className="small quiet">{t('unknown', { count: unknown })}</p>}
    </nav>
  )
}

function CopyList({ delivery, since }: Pick<ChangesProps, 'delivery' | 'since'>) {
  const { t } = useInterfaceTranslation(['since', 'common'])
  const givenOn = useGivenWords()
  const words = useInterfaceWords()
  const { snapshot } = delivery
  const text = () =>
    [
      `${snapshot.title}, ${t('given', givenOn(delivery))}`,
      ...snapshot.steps.flatMap(({ id, title }, at) => {
        const mine = since.changes.filter(({ step }) => step === id)
        const lines = mine.map(({ name, place, was, now, proposal }) => {
          const label = place === 'title' || place === 'line' ? t(`your.${place}`) : name
          const became = t('became', { before: was, now: now ?? proposal ?? t('shared:gone') })
          return `- ${words.labelled(label, became)}`
        })
        return lines.length > 0 ? ['', `${at + 1}. ${title}`, ...lines] : []
      }),
    ].join('\n')
  return (
    <CopyTextButton
      look="text"
      label={t('shared:copyList')}
      copied={t('shared:copied')}
      byHand={t('shared:copyFailed')}
      text={text}
    />
  )
}
