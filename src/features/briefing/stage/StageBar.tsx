import type { Briefing, BriefingStep } from '#domain/briefing.ts'
import { writeReader } from '#domain/readerLink.ts'
import { SourceButton, useStepSources } from '#features/briefing/SourceButton.tsx'
import { firstOfEach } from '#state/selectors/stepSources.ts'
import { useUiStore } from '#state/uiStore.ts'
import { Button } from '#ui/Button.tsx'
import { Icon, type IconName } from '#ui/Icon.tsx'
import { useTranslation } from '#words/useTranslation.tsx'
import styles from './StageBar.module.css'
import type { StageActions } from './useStageKeys.ts'
import type { SwipeHandlers } from './useSwipe.ts'

/** Maximum number of publications in the bar; the briefing page lists all. */
const MAX_SOURCES = 3

/** Maximum number of steps shown as dots. */
const MAX_DOTS = 16

interface StageBarProps {
  briefing: Briefing
  index: number
  isBlank: boolean
  hasNotes: boolean
  hasOverview: boolean
  actions: StageActions
  /** The bar accepts swipes too. */
  swipe: SwipeHandlers
  onLeave: () => void
}

/** The bottom bar of the stage: sources and controls. */
export function StageBar(props: StageBarProps) {
  const { briefing, index, isBlank, hasNotes, hasOverview, actions, swipe, onLeave } = props
  const { t } = useTranslation(['briefing', 'presenter'])
  const count = briefing.steps.length
  const step = briefing.steps[index]
  return (
    <footer className={styles.bar} {...swipe}>
      {step && <SourceLine step={step} />}
      <div className={styles.tools}>
        {count <= MAX_DOTS && <Dots briefing={briefing} index={index} />}
        <Tool
          icon="back"
          name={t('stage.previous')}
          keys="ArrowLeft"
          isLarge
          onClick={actions.previous}
          isOff={index === 0}
        />
        <span className={styles.place}>{t('stage.of', { number: index + 1, count })}</span>
        <Tool
          icon="forward"
          name={t('stage.next')}
          keys="ArrowRight"
          isLarge
          onClick={actions.next}
          isOff={index === count - 1}
        />
        <Tool
          icon="list"
          name={t('stage.overview')}
          letter="O"
          isOn={hasOverview}
          onClick={actions.overview}
        />
        <Tool icon="document" name={t('stage.notes')} letter="N" isOn={hasNotes} onClick={actions.notes} />
        <Tool icon="windows" name={t('presenter:open')} letter="W" onClick={actions.presenter} />
        <Tool icon="play" name={t('presenter:kiosk.start')} letter="K" onClick={actions.kiosk} />
        <Tool icon="blank" name={t('stage.blank')} letter="B" isOn={isBlank} onClick={actions.blank} />
        <Tool icon="fit" name={t('stage.fullScreen')} letter="F" onClick={actions.fullScreen} />
        <Tool icon="pin" name={t('stage.explore')} letter="E" onClick={actions.explore} />
        <Tool icon="close" name={t('stage.leave')} keys="Escape" onClick={onLeave} />
      </div>
    </footer>
  )
}

function SourceLine({ step }: { step: BriefingStep }) {
  const { t } = useTranslation('briefing')
  const { sources, nameOf, publicationOf } = useStepSources(step)
  const named = firstOfEach(sources)
  const more = named.length - MAX_SOURCES
  return (
    <p className={styles.sources}>
      {named.slice(0, MAX_SOURCES).map((source) => (
        <SourceButton key={writeReader(source.target)} source={source} name={nameOf(source)}>
          {publicationOf(source)}
        </SourceButton>
      ))}
      {more > 0 && <span>{t('stage.more', { count: more })}</span>}
    </p>
  )
}

/** Progress as dots. Not buttons, to prevent accidental jumps; the step number beside them is the accessible text. */
function Dots({ briefing, index }: Pick<StageBarProps, 'briefing' | 'index'>) {
  return (
    <span className={styles.dots} aria-hidden="true">
      {briefing.steps.map(({ id }, place) => (
        <span key={id} data-current={place === index} />
      ))}
    </span>
  )
}

interface ToolProps {
  icon: IconName
  name: string
  /** Its single-letter shortcut, while those are on. */
  letter?: string
  /** Its permanent shortcut, in `aria-keyshortcuts` syntax. */
  keys?: string
  isOn?: boolean
  isOff?: boolean
  /** Wider touch target. */
  isLarge?: boolean
  onClick: () => void
}

function Tool({ icon, name, letter, keys, isOn, isOff = false, isLarge = false, onClick }: ToolProps) {
  const areLettersOn = useUiStore((state) => state.areLettersOn)
  const key = letter && areLettersOn ? letter : keys
  return (
    <Button
      look="bare"
      className={isLarge ? styles.turn : undefined}
      aria-label={name}
      aria-keyshortcuts={key}
      aria-pressed={isOn}
      title={letter && areLettersOn ? `${name} (${letter})` : name}
      disabled={isOff}
      onClick={onClick}
    >
      <Icon name={icon} />
    </Button>
  )
}
