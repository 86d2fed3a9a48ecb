import { type RefObject, useEffect } from 'react'
import { isLitBy, type Pointable, useHoverStore } from '#state/hoverStore.ts'
import type { DrawnMark } from './layoutTimeline.ts'
import { pointableOf } from './pointableOf.ts'

/**
 * Marks on the page what is pointed at elsewhere, or lies at a place that is: an attribute on the buttons, so that a
 * movement of the pointer draws nothing anew.
 */
export function usePointedMarks(root: RefObject<HTMLElement | null>, marks: readonly DrawnMark[]): void {
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
