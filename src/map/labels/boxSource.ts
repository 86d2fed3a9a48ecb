import type { Box } from '#picture/labels/placeLabels.ts'

/** Boxes over the map, px, which change without a render: most changes matter to no label. */
export interface BoxSource {
  get: () => readonly Box[]
  /** Returns the unsubscribe function. */
  subscribe: (onChange: () => void) => () => void
}

/** A source whose boxes are set. */
export class Boxes implements BoxSource {
  private boxes: readonly Box[] = []
  private readonly listeners = new Set<() => void>()

  readonly get = (): readonly Box[] => this.boxes

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  set(next: readonly Box[]): void {
    if (JSON.stringify(next) === JSON.stringify(this.boxes)) return
    this.boxes = next
    for (const listener of [...this.listeners]) listener()
  }
}

/** The boxes of both sources. */
export function joinBoxes(one: BoxSource, other: BoxSource): BoxSource {
  return {
    get: () => [...one.get(), ...other.get()],
    subscribe(onChange) {
      const ends = [one.subscribe(onChange), other.subscribe(onChange)]
      return () => {
        for (const end of ends) end()
      }
    },
  }
}
