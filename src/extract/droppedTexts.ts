import type { DroppedText, DropReason } from './extractedDocument.ts'

const LONGEST = 200

/** Collects what is left out, once for each text and reason. `page` is null where the format has no pages. */
export class DroppedTexts {
  readonly #found = new Map<string, { reason: DropReason; text: string; pages: Set<number> }>()

  add(reason: DropReason, text: string, page: number | null): void {
    const short = text.slice(0, LONGEST)
    const key = `${reason} ${short}`
    const entry = this.#found.get(key) ?? { reason, text: short, pages: new Set<number>() }
    if (page !== null) entry.pages.add(page)
    this.#found.set(key, entry)
  }

  list(): DroppedText[] {
    return [...this.#found.values()].map(({ reason, text, pages }) => ({
      reason,
      text,
      pages: [...pages].toSorted((a, b) => a - b),
    }))
  }
}
