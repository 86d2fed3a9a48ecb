/** A page in shades of grey, a byte a dot, row by row. */
export interface GreyPage {
  readonly width: number
  readonly height: number
  readonly grey: Uint8ClampedArray
}

/** Side of the squares whose paper is looked at, px: less than a line of type or the shadow of a fold. */
const SQUARE = 16
/** Share of a square's dots that are lighter than what counts as its paper. */
const LIGHTER = 0.2
/** Least share of the page's usual paper that counts as paper: what is darker was printed so. */
const DARKEST = 0.2
/** Share of the usual paper below which the outermost squares are the scanner's dark edge. */
const EDGE = 0.6
/** Shades, of 255 for the paper, between which ink fades into it; grain lies outside. */
const INK = 60
const BARE = 175

/**
 * A page in even light: its grain is smoothed; grey paper, the shadow of a fold and dark edges become white. Pure, in time that
 * grows with its dots.
 */
export function evenLight(page: GreyPage): GreyPage {
  const { width, height } = page
  const grey = smoothed(page)
  const [across, down] = [Math.ceil(width / SQUARE), Math.ceil(height / SQUARE)]
  const paper = papersOf({ width, height, grey }, across, down)
  for (let y = 0; y < height; y += 1) {
    const upper = Math.min(Math.max(0, y / SQUARE - 0.5), down - 1)
    const row = Math.floor(upper) * across
    const next = Math.min(row + across, (down - 1) * across)
    const low = upper % 1
    for (let x = 0; x < width; x += 1) {
      const left = Math.min(Math.max(0, x / SQUARE - 0.5), across - 1)
      const column = Math.floor(left)
      const beside = Math.min(column + 1, across - 1)
      const right = left - column
      const above = (paper[row + column] ?? 0) * (1 - right) + (paper[row + beside] ?? 0) * right
      const below = (paper[next + column] ?? 0) * (1 - right) + (paper[next + beside] ?? 0) * right
      const at = y * width + x
      const shade = ((grey[at] ?? 0) * 255) / (above * (1 - low) + below * low)
      const own = paper[Math.floor(y / SQUARE) * across + Math.floor(x / SQUARE)]
      grey[at] = own === 0 ? 255 : ((shade - INK) * 255) / (BARE - INK)
    }
  }
  return { width, height, grey }
}

/** The page with each dot the mean of those around it, weighed by nearness. */
function smoothed({ width, height, grey }: GreyPage): Uint8ClampedArray {
  const smooth = grey.slice()
  const dot = (at: number) => grey[at] ?? 0
  for (let y = 1; y < height - 1; y += 1) {
    for (let at = y * width + 1; at < (y + 1) * width - 1; at += 1) {
      const beside = dot(at - 1) + dot(at + 1) + dot(at - width) + dot(at + width)
      const corners = dot(at - width - 1) + dot(at - width + 1) + dot(at + width - 1) + dot(at + width + 1)
      smooth[at] = (4 * dot(at) + 2 * beside + corners) / 16
    }
  }
  return smooth
}

/** The shade of the paper in each square, row by row; 0 for one of the scanner's dark edge. */
function papersOf({ width, height, grey }: GreyPage, across: number, down: number): Float32Array {
  const paper = new Float32Array(across * down)
  const shades = new Uint32Array(256)
  for (let square = 0; square < paper.length; square += 1) {
    const [left, top] = [(square % across) * SQUARE, Math.floor(square / across) * SQUARE]
    const [right, bottom] = [Math.min(left + SQUARE, width), Math.min(top + SQUARE, height)]
    shades.fill(0)
    for (let y = top; y < bottom; y += 1)
      for (let at = y * width + left; at < y * width + right; at += 1) {
        const shade = grey[at] ?? 0
        shades[shade] = (shades[shade] ?? 0) + 1
      }
    let shade = 255
    for (let lighter = (right - left) * (bottom - top) * LIGHTER; shade > 0; shade -= 1) {
      lighter -= shades[shade] ?? 0
      if (lighter < 0) break
    }
    paper[square] = shade
  }
  const usual = paper.toSorted()[paper.length >> 1] ?? 0
  return paper.map((shade, at) => {
    const [x, y] = [at % across, Math.floor(at / across)]
    const isOutermost = x === 0 || y === 0 || x === across - 1 || y === down - 1
    // Within such a square the light falls too far to be evened: it has no paper, and becomes white.
    return isOutermost && shade < usual * EDGE ? 0 : Math.max(1, shade, usual * DARKEST)
  })
}

/** The picture (PNG, JPEG) of a page in even light, as a PGM. Needs canvases, as a worker has them. */
export async function evenPicture(picture: Blob): Promise<Blob> {
  const bitmap = await createImageBitmap(picture)
  const { width, height } = bitmap
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true })
  if (!context) throw new Error('there is no canvas')
  // What is clear is paper.
  context.fillStyle = '#fff'
  context.fillRect(0, 0, width, height)
  context.drawImage(bitmap, 0, 0)
  bitmap.close()
  const { data } = context.getImageData(0, 0, width, height)
  const grey = new Uint8ClampedArray(width * height)
  for (let at = 0; at < grey.length; at += 1)
    grey[at] = 0.3 * (data[4 * at] ?? 0) + 0.59 * (data[4 * at + 1] ?? 0) + 0.11 * (data[4 * at + 2] ?? 0)
  return greyPicture(evenLight({ width, height, grey }))
}

/** A page as a PGM, which takes no time to write. */
export function greyPicture({ width, height, grey }: GreyPage): Blob {
  return new Blob([`P5\n${width} ${height}\n255\n`, grey as Uint8ClampedArray<ArrayBuffer>])
}
