/** A run of glyphs as a PDF library gives it: `transform` places it on the page as shown, with y downwards. */
export interface PdfRun {
  text: string
  /** a, b, c, d, e, f: the run starts at (e, f), on its baseline; its direction is (a, b), its height |(c, d)|. */
  transform: readonly number[]
  width: number
  font: string
}

/** Upright text of one page in points, from the top left; `y` is the baseline. */
export interface PdfItem {
  text: string
  x: number
  y: number
  width: number
  size: number
  font: string
}

export interface PdfPage {
  number: number
  width: number
  height: number
  items: readonly PdfItem[]
  /** Texts that stand at an angle to the rest: stamps, watermarks, labels of an axis. */
  rotated: readonly string[]
}

/**
 * The upright items of a page. The page is turned so that most of its text is upright: a wide table is often printed
 * sideways. Texts at another angle are left out.
 */
export function pdfPage(
  number: number,
  size: { width: number; height: number },
  runs: readonly PdfRun[],
): PdfPage {
  const turn = mainTurn(runs)
  const sideways = turn % 2 === 1
  const width = sideways ? size.height : size.width
  const height = sideways ? size.width : size.height
  const items: PdfItem[] = []
  const rotated: string[] = []
  for (const run of runs) {
    const [, , c = 0, d = 0, e = 0, f = 0] = run.transform
    if (turnOf(run) !== turn) {
      if (run.text.trim() !== '') rotated.push(run.text)
      continue
    }
    const places = [
      { x: e, y: f },
      { x: f, y: size.width - e },
      { x: size.width - e, y: size.height - f },
      { x: size.height - f, y: e },
    ]
    const { x, y } = places[turn] ?? { x: e, y: f }
    if (![x, y, run.width].every(Number.isFinite)) continue
    items.push({ text: run.text, x, y, width: run.width, size: Math.hypot(c, d) || 1, font: run.font })
  }
  return { number, width, height, items, rotated }
}

/** Quarter turns of a run clockwise, 0 to 3; null if it stands at another angle. */
function turnOf(run: PdfRun): number | null {
  const [a = 0, b = 0] = run.transform
  const turns = (Math.atan2(b, a) / (Math.PI / 2) + 4) % 4
  const nearest = Math.round(turns)
  return Math.abs(turns - nearest) < 0.05 ? nearest % 4 : null
}

function mainTurn(runs: readonly PdfRun[]): number {
  const letters = [0, 0, 0, 0]
  for (const run of runs) {
    const turn = turnOf(run)
    if (turn !== null) letters[turn] = (letters[turn] ?? 0) + run.text.trim().length
  }
  const most = Math.max(...letters)
  return most === 0 ? 0 : letters.indexOf(most)
}
