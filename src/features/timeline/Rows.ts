import type { Stretch } from './timelineGeometry.ts'

/** Gap between neighbours in a row, px. */
const GAP = 1.5
/** Adjacent years share a boundary: an overlap below this does not count, px. */
const TOUCH = 0.01

interface Row {
  height: number
  taken: Stretch[]
}

/** Packs the items of a lane into rows so that none overlap. */
export class Rows {
  readonly #rows: Row[] = []

  /**
   * Reserves a stretch and returns the index of its row. `first` fills the rows from the top; `spread` picks, of at
   * least two rows, the one free for longest, which leaves room for labels.
   */
  take(stretch: Stretch, height: number, way: 'first' | 'spread'): number {
    const row = way === 'first' ? this.#firstFree(stretch) : this.#freeForLongest(stretch)
    const own = this.#rows[row] ?? { height: 0, taken: [] }
    own.height = Math.max(own.height, height)
    own.taken.push(stretch)
    this.#rows[row] = own
    return row
  }

  /** Top and height of a row, px; valid once every stretch is taken. */
  at(row: number): { y: number; height: number } {
    const y = this.#rows.slice(0, row).reduce((sum, { height }) => sum + height, 0)
    return { y, height: this.#rows[row]?.height ?? 0 }
  }

  height(): number {
    return this.at(this.#rows.length).y
  }

  /** Free space in a row after a stretch, up to `right`, px. */
  roomAfter(row: number, { to }: Stretch, right: number): number {
    const next = (this.#rows[row]?.taken ?? []).map(({ from }) => from).filter((from) => from >= to - TOUCH)
    return Math.max(0, Math.min(right, ...next) - to)
  }

  #firstFree(stretch: Stretch): number {
    const row = this.#rows.findIndex(({ taken }) => isFree(taken, stretch))
    return row === -1 ? this.#rows.length : row
  }

  #freeForLongest(stretch: Stretch): number {
    const count = Math.max(2, this.#rows.length)
    let best = -1
    let bestEnd = Number.POSITIVE_INFINITY
    for (let row = 0; row < count; row += 1) {
      const taken = this.#rows[row]?.taken ?? []
      const before = taken.filter(({ from }) => from <= stretch.from)
      const end = Math.max(Number.NEGATIVE_INFINITY, ...before.map(({ to }) => to))
      if (isFree(taken, stretch) && end < bestEnd) {
        best = row
        bestEnd = end
      }
    }
    return best === -1 ? count : best
  }
}

function isFree(taken: readonly Stretch[], { from, to }: Stretch): boolean {
  return taken.every((other) => {
    // Two adjacent whole years share their boundary.
    const gap = Math.abs(other.to - from) < TOUCH || Math.abs(to - other.from) < TOUCH ? -TOUCH : GAP
    return other.to + gap <= from || to + gap <= other.from
  })
}
