import { type ComponentProps, type KeyboardEvent, memo, useEffect, useMemo, useRef, useState } from 'react'
import { type Briefing, type BriefingStep, layoutOfStep, type StepFrame } from '#domain/briefing.ts'
import { LAYOUTS } from '#domain/stepLayouts.ts'
import type { BuiltSoFar } from '#domain/stepMap.ts'
import { numberedSteps } from '#domain/talk.ts'
import { usePreparedMaps, useStepMaps } from '#parts/StepMaps.tsx'
import { StepMapView } from '#parts/StepMapView.tsx'
import { useUiStore } from '#state/uiStore.ts'
import { useInterfaceTranslation } from '#words/interfaceLanguage.tsx'
import { hasMap, mapOfLayout, wordsOnMap } from './layouts.ts'
import { StepCanvas } from './StepCanvas.tsx'
import styles from './StepOverview.module.css'
import type { TalkSteps } from './useTalkSteps.ts'

interface StepOverviewProps {
  briefing: Briefing
  /** Index of the step that is shown. */
  index: number
  theme: 'light' | 'dark'
  name: string
  /** Kept while it is closed, so that its pictures stay. */
  isOpen: boolean
  talk: TalkSteps
}

/** The whole talk as pictures in four columns: title, run, steps for questions, sources. Arrow keys move between them. */
export function StepOverview({ briefing, index, theme, name, isOpen, talk }: StepOverviewProps) {
  const { pages, page, showPage, go } = talk
  const { t } = useInterfaceTranslation('presenter')
  const areLettersOn = useUiStore((state) => state.areLettersOn)
  const grid = useRef<HTMLOListElement>(null)
  const { steps, title, language } = briefing
  const numbered = useMemo(() => numberedSteps(steps), [steps])
  const cells = useMemo(
    () => [pages.title, ...numbered, pages.sources].filter((cell) => cell !== null),
    [pages, numbered],
  )
  const drawn = useDrawnCells(cells, theme, isOpen)
  const wasOpen = useRef(false)
  if (isOpen) wasOpen.current = true
  useEffect(() => {
    if (!isOpen) return
    const before = document.activeElement
    grid.current?.querySelector<HTMLElement>('[aria-current]')?.focus()
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true })
    }
  }, [isOpen])
  if (!wasOpen.current) return null
  const shown = page ?? steps[index]
  const choose = (cell: BriefingStep) => {
    if (cell === pages.title) showPage('title')
    else if (cell === pages.sources) showPage('sources')
    else go(steps.indexOf(cell))
  }
  return (
    <nav className={`${styles.overview} stack-top`} aria-label={name} hidden={!isOpen}>
      <header className="apart-12 ends">
        <p className={styles.title} lang={language}>
          {title}
        </p>
        <p className="soft">{t('overview.how')}</p>
      </header>
      <ol className={`${styles.grid} to-ends stack`} ref={grid} onKeyDown={moveFocus}>
        {cells.map((cell, place) => {
          const isCurrent = cell === shown
          const number = numbered.indexOf(cell) + 1
          const hasKey = cell === pages.sources && areLettersOn
          return (
            <li
              key={cell.id}
              className={`${styles.cell} one-column anchor stack-top`}
              data-current={isCurrent}
            >
              {place < drawn ? (
                <StepPicture briefing={briefing} step={cell} theme={theme} />
              ) : (
                <p className={`${styles.frame} quiet stack`} lang={language} aria-hidden="true">
                  {cell.title}
                </p>
              )}
              <button
                type="button"
                className={`${styles.name} soft row`}
                aria-current={isCurrent ? 'step' : undefined}
                aria-keyshortcuts={hasKey ? 'S' : undefined}
                onClick={() => choose(cell)}
              >
                {number > 0 && <span className="strong">{number}</span>}
                {hasKey && (
                  <span className="strong" aria-hidden="true">
                    S
                  </span>
                )}
                <span lang={cell === pages.sources ? undefined : language}>
                  {cell.title}
                  {cell.isBackup && <small>{t('shared:forQuestions')}</small>}
                </span>
              </button>
            </li>
          )
        })}
      </ol>
    </nav>
  )
}

/**
 * How many of the cells show their picture, in order. Their maps are drawn while the page is idle, from the opening of the
 * talk on; the pictures are then mounted one after the other, and stay.
 */
export function useDrawnCells(
  cells: readonly BriefingStep[],
  theme: 'light' | 'dark',
  isOpen: boolean,
): number {
  const { mapOf, pictureOf } = useStepMaps()
  const draws = useMemo(
    () =>
      cells.flatMap((cell) => {
        const { look, sides } = mapOfLayout(cell, { theme, isCopy: true })
        return sides.map((side) => () => hasMap(cell, mapOf) && pictureOf(cell, look, side))
      }),
    [cells, theme, mapOf, pictureOf],
  )
  usePreparedMaps(draws)
  const [drawn, setDrawn] = useState(0)
  const { length } = cells
  useEffect(() => {
    if (!isOpen || drawn >= length) return
    const frame = requestAnimationFrame(() => setDrawn((count) => count + 1))
    return () => cancelAnimationFrame(frame)
  }, [isOpen, drawn, length])
  return drawn
}

/** Cells that each key moves by; a row depends on the width. */
function moveFocus(event: KeyboardEvent<HTMLOListElement>): void {
  // The pictures have buttons of their own, which are inert.
  const cells = [...event.currentTarget.querySelectorAll<HTMLElement>(':scope > li > button')]
  const at = cells.indexOf(event.target as HTMLElement)
  const columns = getComputedStyle(event.currentTarget).gridTemplateColumns.split(' ').length
  const target: Readonly<Record<string, number>> = {
    ArrowRight: at + 1,
    ArrowLeft: at - 1,
    ArrowDown: at + columns,
    ArrowUp: at - columns,
    Home: 0,
    End: cells.length - 1,
  }
  const to = target[event.key]
  if (at === -1 || to === undefined) return
  // Also at the edges: the key must not turn the step behind.
  event.preventDefault()
  cells[to]?.focus()
}

interface StepPictureProps {
  briefing: Briefing
  step: BriefingStep
  theme: 'light' | 'dark'
  /** What a build-up shows so far; all without one. */
  built?: BuiltSoFar
}

/** A small picture of a whole step, as the room sees it. Nothing in it can be pressed. */
export const StepPicture = memo(function StepPicture({ briefing, step, theme, built }: StepPictureProps) {
  return (
    <div className={`${styles.picture} clipped wide boxed stack`} inert aria-hidden="true">
      <StepCanvas
        briefing={briefing}
        step={step}
        {...(built && { built: built.lines })}
        map={<CopiedMaps step={step} theme={theme} built={built} />}
      />
    </div>
  )
})

interface CopiedMapsProps {
  step: BriefingStep
  theme: 'light' | 'dark'
  built?: BuiltSoFar | undefined
  /** In the editor the map can be pressed and moved, which sets its frame. */
  onFrame?: (frame: StepFrame) => void
  /** There labels are moved too. */
  onSpot?: ComponentProps<typeof StepMapView>['onSpot']
}

/** The map of a step beside the stage, or the two of a comparison. */
export const CopiedMaps = memo(function CopiedMaps({ step, theme, built, onFrame, onSpot }: CopiedMapsProps) {
  const { isPair, isUnlabelled } = LAYOUTS[layoutOfStep(step)].map
  const clear = useMemo(() => wordsOnMap(step), [step])
  const map = (side: 'before' | 'after' | null) => (
    <StepMapView
      step={step}
      theme={theme}
      side={side}
      labels={isUnlabelled ? 'none' : 'all'}
      clear={clear}
      shown={built}
      isPressable={onFrame !== undefined}
      onFrame={onFrame}
      onSpot={onSpot}
    />
  )
  return isPair ? (
    <div className={`${styles.two} tall stack`}>
      <div>{map('before')}</div>
      <div>{map('after')}</div>
    </div>
  ) : (
    map(null)
  )
})
