import type { Stretch } from './timelineGeometry.ts'

/** Between two things of a row, px. */
const GAP = 1.5
/** Years touch each other without covering: what is less than this is no overlap, px. */
const TOUCH = 0.01

interface Row {
  height: number
  taken: Stretch[]
}

/** Rows of a lane that fill up: each thing takes a stretch of one row, and none covers another. */
export class Rows {
  readonly #rows: Row[] = []

  /**
   * Takes a stretch and gives the number of its row. `first` fills the rows from the top; `spread` takes, of two or
   * more, the one that has been free for longest, which leaves room for words.
   */
  take(stretch: Stretch, height: number, way: 'first' | 'spread'): number {
    const row = way === 'first' ? this.#firstFree(stretch) : this.#freeForLongest(stretch)
    const own = this.#rows[row] ?? { height: 0, taken: [] }
    own.height = Math.max(own.height, height)
    own.taken.push(stretch)
    this.#rows[row] = own
    return row
  }

  /** Where a row lies once all has been taken, px from the top. */
  at(row: number): { y: number; height: number } {
    const y = this.#rows.slice(0, row).reduce((sum, { height }) => sum + height, 0)
    return { y, height: this.#rows[row]?.height ?? 0 }
  }

  height(): number {
    return this.at(this.#rows.length).y
  }

  /** How much of a row is free after a thing in it, up to `right`, px. */
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
    // Two whole years side by side share their boundary.
    const gap = Math.abs(other.to - from) < TOUCH || Math.abs(to - other.from) < TOUCH ? -TOUCH : GAP
    return other.to + gap <= from || to + gap <= other.from
  })
}
