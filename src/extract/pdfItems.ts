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
 * sideways, and a scan may be askew. Texts at another angle are left out.
 */
export function pdfPage(
  number: number,
  size: { width: number; height: number },
  runs: readonly PdfRun[],
): PdfPage {
  const main = mainAngle(runs)
  const [sin, cos] = [Math.sin(main), Math.cos(main)]
  const turned = (x: number, y: number) => ({ x: x * cos + y * sin, y: y * cos - x * sin })
  const corners = [
    turned(0, 0),
    turned(size.width, 0),
    turned(0, size.height),
    turned(size.width, size.height),
  ]
  const left = Math.min(...corners.map(({ x }) => x))
  const top = Math.min(...corners.map(({ y }) => y))
  const items: PdfItem[] = []
  const rotated: string[] = []
  for (const run of runs) {
    const [, , c = 0, d = 0, e = 0, f = 0] = run.transform
    if (Math.abs(Math.sin(angleOf(run) - main)) > ASKEW || Math.cos(angleOf(run) - main) < 0) {
      if (run.text.trim() !== '') rotated.push(run.text)
      continue
    }
    const { x, y } = turned(e, f)
    if (![x, y, run.width].every(Number.isFinite)) continue
    items.push({
      text: run.text,
      x: x - left,
      y: y - top,
      width: run.width,
      size: Math.hypot(c, d) || 1,
      font: run.font,
    })
  }
  const width = Math.max(...corners.map(({ x }) => x)) - left
  const height = Math.max(...corners.map(({ y }) => y)) - top
  return { number, width, height, items, rotated }
}

/** Sine of the angle up to which text counts as upright. */
const ASKEW = 0.08

/** The angle of a run clockwise, radians. */
function angleOf({ transform: [a = 0, b = 0] }: PdfRun): number {
  return Math.atan2(b, a)
}

/** The angle that most letters have, to a degree. */
function mainAngle(runs: readonly PdfRun[]): number {
  const letters = new Map<number, number>()
  for (const run of runs) {
    const degrees = Math.round((angleOf(run) * 180) / Math.PI)
    letters.set(degrees, (letters.get(degrees) ?? 0) + run.text.trim().length)
  }
  let main = 0
  let most = 0
  for (const [degrees, count] of letters) {
    if (count > most) {
      most = count
      main = degrees
    }
  }
  return (main * Math.PI) / 180
}
