/** A name at the end of a line: where it stands, in px from the top. */
export interface EndLabel {
  id: string
  y: number
}

/**
 * Moves names that would cover each other apart, in the order of their lines, inside the height. Each is `step` px high.
 * Where there are more than the height holds they are pressed together evenly, and so stay in order.
 */
export function spreadLabels(labels: readonly EndLabel[], height: number, step: number): readonly EndLabel[] {
  const sorted = [...labels].sort((a, b) => a.y - b.y)
  const gap = Math.min(step, sorted.length > 1 ? height / (sorted.length - 1) : step)
  const placed: EndLabel[] = []
  for (const [index, label] of sorted.entries()) {
    const above = placed[index - 1]
    placed.push({ id: label.id, y: above ? Math.max(label.y, above.y + gap) : Math.max(0, label.y) })
  }
  // What was pushed out below takes those above it along upwards.
  for (let index = placed.length - 1; index >= 0; index -= 1) {
    const label = placed[index]
    const limit = index === placed.length - 1 ? height : (placed[index + 1]?.y ?? height) - gap
    if (label && label.y > limit) placed[index] = { ...label, y: limit }
  }
  return placed
}
