/** Data of straight lines with absolute points, written the same way. */
export function relativeData(data: string, steps: number): string {
  const path = new RelativePath(steps)
  for (const [, command, x, y] of data.matchAll(/([MLZ])(?:([-.\d]+),([-.\d]+))?/g)) {
    if (command === 'Z') path.closePath()
    else if (command === 'M') path.moveTo(Number(x), Number(y))
    else path.lineTo(Number(x), Number(y))
  }
  return path.data
}

/** What a path is drawn on: collects the data of an SVG path, each point as its way from the one before, in whole steps. */
export class RelativePath {
  data = ''
  private readonly steps: number
  private x = 0
  private y = 0
  private isInLine = false

  /** So many steps a px. */
  constructor(steps: number) {
    this.steps = steps
  }

  moveTo(x: number, y: number): void {
    this.x = Math.round(x * this.steps)
    this.y = Math.round(y * this.steps)
    this.data += `M${this.text(this.x)}${this.text(this.y, true)}`
    this.isInLine = false
  }

  lineTo(x: number, y: number): void {
    const [toX, toY] = [Math.round(x * this.steps), Math.round(y * this.steps)]
    if (toX === this.x && toY === this.y) return
    this.data += `${this.isInLine ? '' : 'l'}${this.text(toX - this.x, this.isInLine)}${this.text(toY - this.y, true)}`
    this.x = toX
    this.y = toY
    this.isInLine = true
  }

  closePath(): void {
    this.data += 'z'
    this.isInLine = false
  }

  /** Points are drawn by nobody here; the shape of what a path is drawn on has them. */
  arc(): void {}

  beginPath(): void {}

  /** A number after another is apart by its sign, or by a space. */
  private text(steps: number, isAfterNumber = false): string {
    const value = String(steps / this.steps)
    const short = value.replace(/^(-?)0\./, '$1.')
    return isAfterNumber && !short.startsWith('-') ? ` ${short}` : short
  }
}
