import { type RefObject, useEffect } from 'react'
import type { PointedSource } from '#map/hovered.ts'
import type { LabelItem } from './labelItems.ts'

/** Marks the names of places that light up because of something outside of the map, by an attribute on the page. */
export function usePointedLabels(
  overlay: RefObject<HTMLElement | null>,
  pointed: PointedSource | undefined,
  items: readonly LabelItem[],
): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: new labels must be marked too
  useEffect(() => {
    if (!pointed) return
    const show = () => {
      const { routes = [], regions = [], countries = [] } = pointed.get() ?? {}
      const keys = new Set([
        ...routes.map((id) => `route:${id}`),
        ...regions.map((id) => `region:${id}`),
        ...countries.map((id) => `country:${id}`),
      ])
      for (const label of overlay.current?.querySelectorAll<HTMLElement>('[data-label]') ?? []) {
        const isPointed = String(keys.has(label.dataset.label ?? ''))
        if (label.dataset.pointed !== isPointed) label.dataset.pointed = isPointed
      }
    }
    show()
    return pointed.subscribe(show)
  }, [overlay, pointed, items])
}
