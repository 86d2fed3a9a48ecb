import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useUiStore } from '#state/uiStore.ts'
import { Button } from '#ui/Button.tsx'
import { StrokeIcon } from '#ui/Icon.tsx'
import { useWindowEvent } from '#ui/useOpenCard.ts'
import { useOutsidePress } from '#ui/useOutsidePress.ts'
import { useInterfaceTranslation } from '#words/interfaceLanguage.tsx'
import styles from './Stage.module.css'
import { clearInk, toggleTool, usePenStore } from './StagePen.tsx'
import type { StageActions } from './useStageKeys.ts'
import type { TalkSteps } from './useTalkSteps.ts'

interface StageBarProps {
  talk: Pick<TalkSteps, 'run' | 'isAtStart' | 'isAtEnd'>
  isShown: boolean
  /** The digits of a step's number that is being typed; else ''. */
  typed: string
  /** The layers that are open. */
  open: Readonly<Record<'blank' | 'white' | 'notes' | 'overview' | 'sources', boolean>>
  actions: StageActions
  onEnd: () => void
}

const ICONS = {
  back: 'M10 3L5 8l5 5',
  next: 'M6 3l5 5-5 5',
  overview:
    'M2.500 2.500h4.500v4.500h-4.500zM9 2.500h4.500v4.500h-4.500zM2.500 9h4.500v4.500h-4.500zM9 9h4.500v4.500h-4.500z',
  sources: 'M3 10V7a3 3 0 013-3M9 10V7a3 3 0 013-3M3 7h3v4H3zM9 7h3v4H9z',
  black:
    'M1.500 8S4 3.500 8 3.500 14.500 8 14.500 8 12 12.500 8 12.500 1.500 8 1.500 8zM8 10a2 2 0 100-4 2 2 0 000 4z',
  end: 'M4 4l8 8M12 4l-8 8',
} as const

/** The controls of the stage, each with its word and key, over the line of sources while the speaker needs them. */
export function StageBar({ talk, isShown, typed, open, actions, onEnd }: StageBarProps) {
  const { t } = useInterfaceTranslation(['stage', 'briefing', 'help', 'presenter'])
  const { run, isAtStart, isAtEnd } = talk
  const [hasMore, setHasMore] = useState(false)
  return (
    <footer className={`${styles.bar} row-middle screen-only`} data-shown={isShown || hasMore}>
      <Tool icon="back" keys="←" shortcut="ArrowLeft" isOff={isAtStart} onClick={actions.previous}>
        {t('shared:back')}
      </Tool>
      <Tool
        icon="next"
        keys="→"
        shortcut="ArrowRight"
        look={isAtEnd ? 'outlined' : 'main'}
        isOff={isAtEnd}
        onClick={actions.next}
      >
        {t('shared:next')}
      </Tool>
      <span className={`${styles.place} bold cut`}>
        {typed !== ''
          ? `${typed} ↵`
          : run.number === null
            ? t('shared:forQuestions')
            : t('briefing:stage.of', { number: run.number, count: run.count })}
      </span>
      <Tool icon="overview" keys="O" isOn={open.overview} onClick={actions.overview}>
        {t('overview')}
      </Tool>
      <Tool icon="sources" keys="S" isOn={open.sources} onClick={actions.sources}>
        {t('common:sources')}
      </Tool>
      <Tool icon="black" keys="B" isOn={open.blank} onClick={actions.blank}>
        {t('black')}
      </Tool>
      <More isOpen={hasMore} onOpen={setHasMore} open={open} actions={actions} />
      <Tool icon="end" keys={t('help:key.Escape')} shortcut="Escape" onClick={onEnd}>
        {t('presenter:end')}
      </Tool>
    </footer>
  )
}

interface MoreProps extends Pick<StageBarProps, 'open' | 'actions'> {
  isOpen: boolean
  onOpen: (isOpen: boolean) => void
}

/** The rarer tools, in a list above the bar. */
function More({ isOpen, onOpen, open, actions }: MoreProps) {
  const { t } = useInterfaceTranslation(['stage', 'common', 'presenter'])
  const tool = usePenStore((state) => state.tool)
  const frame = useRef<HTMLDivElement>(null)
  useOutsidePress(
    (target) => !isOpen || frame.current?.contains(target) === true,
    () => onOpen(false),
  )
  const closeByKey = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return
    event.stopPropagation()
    onOpen(false)
  }
  useWindowEvent('keydown', closeByKey, { isOn: isOpen, capture: true })
  const tools = [
    ['N', t('shared:notes'), actions.notes, open.notes],
    ['P', t('presenter:name'), actions.presenter],
    ['L', t('pointer'), () => toggleTool('pointer'), tool === 'pointer'],
    ['D', t('draw'), () => toggleTool('pen'), tool === 'pen'],
    ['C', t('clear'), clearInk],
    ['W', t('white'), actions.white, open.white],
    ['F', t('fullScreen'), actions.fullScreen],
    ['E', t('common:explore'), actions.explore],
    ['K', t('kiosk'), actions.kiosk],
  ] as const
  return (
    <div className="anchor" ref={frame}>
      <Button className={styles.tool} aria-expanded={isOpen} onClick={() => onOpen(!isOpen)}>
        {t('common:more')}
      </Button>
      {isOpen && (
        <div className={`${styles.list} stack float`}>
          {tools.map(([keys, name, act, isOn]) => (
            <Tool
              key={keys}
              keys={keys}
              isOn={isOn}
              onClick={() => {
                onOpen(false)
                act()
              }}
            >
              {name}
            </Tool>
          ))}
        </div>
      )}
    </div>
  )
}

interface ToolProps {
  icon?: keyof typeof ICONS
  /** Its key as written on it; single letters can be switched off. */
  keys: string
  /** The key in `aria-keyshortcuts` syntax, if it differs. */
  shortcut?: string
  look?: 'main' | 'outlined'
  isOn?: boolean | undefined
  isOff?: boolean
  onClick: () => void
  children: ReactNode
}

function Tool({ icon, keys, shortcut = keys, look, isOn, isOff = false, onClick, children }: ToolProps) {
  const areLettersOn = useUiStore((state) => state.areLettersOn)
  const hasKey = areLettersOn || keys.length !== 1 || shortcut !== keys
  return (
    <Button
      look={look ?? 'outlined'}
      className={styles.tool}
      aria-keyshortcuts={hasKey ? shortcut : undefined}
      aria-pressed={isOn}
      disabled={isOff}
      onClick={onClick}
    >
      {icon && <StrokeIcon path={ICONS[icon]} />}
      <span className={styles.word}>{children}</span>
      {hasKey && (
        <span className={styles.key} aria-hidden="true">
          {keys}
        </span>
      )}
    </Button>
  )
}

/** Delay without movement after which the bar and the pointer hide, ms. */
const BAR_MS = 2500

/** How far a finger may slip in a tap, px. */
const TAP_PX = 12

/**
 * Whether the bar is shown: at the start, and after the pointer moved, a tap, or Tab; and whether a mouse rests. A swipe
 * turns the page and does not bring it: under a finger it covers the line of sources.
 */
export function useBarShown(): { isShown: boolean; isResting: boolean } {
  const [isShown, setIsShown] = useState(true)
  const [isMouse, setIsMouse] = useState(false)
  useEffect(() => {
    let timer = window.setTimeout(() => setIsShown(false), BAR_MS)
    let [left, top] = [0, 0]
    const show = (event?: Event) => {
      if (event instanceof PointerEvent && event.pointerType === 'touch') {
        if (event.type === 'pointerdown') [left, top] = [event.clientX, event.clientY]
        const isTap =
          event.type === 'pointerup' && Math.hypot(event.clientX - left, event.clientY - top) <= TAP_PX
        if (!isTap) return
      }
      window.clearTimeout(timer)
      timer = window.setTimeout(() => setIsShown(false), BAR_MS)
      setIsShown(true)
      if (event instanceof PointerEvent) setIsMouse(event.pointerType === 'mouse')
    }
    const handleKey = ({ key }: KeyboardEvent) => {
      if (key === 'Tab') show()
    }
    const types = ['pointermove', 'pointerdown', 'pointerup', 'wheel'] as const
    for (const type of types) window.addEventListener(type, show)
    window.addEventListener('keydown', handleKey)
    return () => {
      window.clearTimeout(timer)
      for (const type of types) window.removeEventListener(type, show)
      window.removeEventListener('keydown', handleKey)
    }
  }, [])
  return { isShown, isResting: !isShown && isMouse }
}
