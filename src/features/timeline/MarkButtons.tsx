import { type KeyboardEvent, memo, type RefObject, useCallback, useEffect, useRef, useState } from 'react'
import type { Pointable } from '#content/pointable.ts'
import { pointableOf, type TimelineMark } from '#content/timelineModel.ts'
import { useHoverStore } from '#state/hoverStore.ts'
import { isLitBy } from '#state/usePointing.ts'
import type { DockWords } from './dockWords.ts'
import styles from './OpenLanes.module.css'
import { type PlacedMark, rem } from './timeAxis.ts'

const STEPS: Readonly<Record<string, (index: number, last: number) => number>> = {
  ArrowRight: (index, last) => Math.min(index + 1, last),
  ArrowDown: (index, last) => Math.min(index + 1, last),
  ArrowLeft: (index) => Math.max(index - 1, 0),
  ArrowUp: (index) => Math.max(index - 1, 0),
  Home: () => 0,
  End: (_, last) => last,
}

interface MarkButtonsProps {
  marks: readonly PlacedMark[]
  words: DockWords
  selectedKey: string | null
  onSelect: (mark: TimelineMark) => void
  /** A mark was entered, with its place in the window, or left: null. */
  onPoint: (placed: PlacedMark, at: DOMRect | null) => void
}

/**
 * The buttons over the drawing, one per mark in date order, with one tab stop and arrow keys between them. Crowded
 * marks have targets as small as their signs; the table offers the same at full size (WCAG 2.5.8, exception
 * "Equivalent").
 */
export function MarkButtons({ marks, words, selectedKey, onSelect, onPoint }: MarkButtonsProps) {
  const listRef = useRef<HTMLOListElement>(null)
  const [stopKey, setStopKey] = useState<string | null>(null)
  const stop =
    marks.find(({ mark }) => mark.key === stopKey)?.mark.key ??
    marks.find(({ mark }) => mark.key === selectedKey)?.mark.key ??
    marks[0]?.mark.key

  function handleKeyDown(event: KeyboardEvent) {
    const step = STEPS[event.key]
    const item = event.target instanceof Element ? event.target.closest('li') : null
    const list = listRef.current
    if (!step || !item || !list || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return
    event.preventDefault()
    const target = step([...list.children].indexOf(item), list.children.length - 1)
    list.children[target]?.querySelector('button')?.focus()
  }

  const handlePoint = useCallback(
    (placed: PlacedMark, at: DOMRect | null, hasFocus: boolean) => {
      if (hasFocus) setStopKey(placed.mark.key)
      onPoint(placed, at)
    },
    [onPoint],
  )

  return (
    <ol className="no-pointer cover" ref={listRef} aria-label={words.t('marks')} onKeyDown={handleKeyDown}>
      {marks.map((placed) => (
        <MarkButton
          key={placed.mark.key}
          placed={placed}
          name={words.name(placed.mark)}
          isSelected={placed.mark.key === selectedKey}
          isStop={placed.mark.key === stop}
          onSelect={onSelect}
          onPoint={handlePoint}
        />
      ))}
    </ol>
  )
}

interface MarkButtonProps {
  placed: PlacedMark
  name: string
  isSelected: boolean
  isStop: boolean
  onSelect: (mark: TimelineMark) => void
  onPoint: (placed: PlacedMark, at: DOMRect | null, hasFocus: boolean) => void
}

const MarkButton = memo(function MarkButton(props: MarkButtonProps) {
  const { placed, name, isSelected, isStop, onSelect, onPoint } = props
  const { mark, target, title } = placed
  return (
    <li>
      <button
        type="button"
        className={styles.mark}
        style={{
          left: rem(target.x),
          top: rem(target.y),
          width: rem(target.width),
          height: rem(target.height),
        }}
        data-kind={mark.kind}
        data-plan={mark.status === 'planned' || undefined}
        data-mark={mark.key}
        aria-label={name}
        aria-pressed={isSelected}
        tabIndex={isStop ? 0 : -1}
        onClick={() => onSelect(mark)}
        onFocus={({ currentTarget }) => onPoint(placed, currentTarget.getBoundingClientRect(), true)}
        onBlur={() => onPoint(placed, null, false)}
        onPointerEnter={({ currentTarget }) => onPoint(placed, currentTarget.getBoundingClientRect(), false)}
        onPointerLeave={() => onPoint(placed, null, false)}
      >
        {title && (
          <span
            className={`${styles.markTitle} soft row-type row-middle nowrap`}
            style={{ left: rem(title.x - target.x) }}
          >
            {title.text}
          </span>
        )}
      </button>
    </li>
  )
}, isSameButton)

/** Props equality: a new period gives new objects, most of them at the same place. */
function isSameButton(a: MarkButtonProps, b: MarkButtonProps): boolean {
  const [one, other] = [a.placed, b.placed]
  return (
    a.name === b.name &&
    a.isSelected === b.isSelected &&
    a.isStop === b.isStop &&
    a.onSelect === b.onSelect &&
    a.onPoint === b.onPoint &&
    one.mark.key === other.mark.key &&
    one.title?.text === other.title?.text &&
    one.target.x === other.target.x &&
    one.target.y === other.target.y &&
    one.target.width === other.target.width
  )
}

/** Highlights the marks hovered elsewhere, by an attribute on the buttons, so that pointer moves cause no render. */
export function usePointedMarks(root: RefObject<HTMLElement | null>, marks: readonly PlacedMark[]): void {
  useEffect(() => {
    const things = new Map(marks.map(({ mark }) => [mark.key, pointableOf(mark)]))
    const show = (pointed: Pointable | null) => {
      for (const button of root.current?.querySelectorAll<HTMLElement>('button[data-mark]') ?? []) {
        const thing = things.get(button.dataset.mark ?? '')
        const isLit = thing !== undefined && isLitBy(pointed, thing)
        if (isLit !== (button.dataset.pointed === 'true')) button.dataset.pointed = String(isLit)
      }
    }
    show(useHoverStore.getState().pointed)
    return useHoverStore.subscribe(({ pointed }, before) => {
      if (pointed !== before.pointed) show(pointed)
    })
  }, [root, marks])
}
