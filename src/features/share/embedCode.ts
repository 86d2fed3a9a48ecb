import { escapeXml } from '#lib/escapeXml.ts'

/** Widths of the frame, px; `null` is that of the page around it. */
export const FRAME_WIDTHS = [null, 960, 640, 360] as const
export type FrameWidth = (typeof FRAME_WIDTHS)[number]

/** Height of the frame until the embedded page has sent its own, and that of the source line below a map, px. */
const FIRST_HEIGHT = 480
const FOOT = 48

/** Height of an embedded map at a width, px; see EmbedPage.module.css. */
export function mapHeight(width: number): number {
  return Math.round(Math.min(640, Math.max(240, width * 0.75)))
}

/** Sets each frame to the height that its page sends, and takes away the link below it; see `useFrameHeight` of the app. */
const RESIZE = [
  "addEventListener('message', ({ data, source }) => {",
  "  if (data?.type !== 'throughline:height' || !Number.isFinite(data.height)) return",
  "  for (const frame of document.querySelectorAll('iframe')) {",
  '    if (frame.contentWindow !== source) continue',
  '    frame.height = data.height',
  "    if (frame.nextElementSibling?.matches('[data-throughline]')) frame.nextElementSibling.hidden = true",
  '  }',
  '})',
].join('\n')

export interface FrameToEmbed {
  /** Of the embedded page, and of the full view. */
  link: string
  full: string
  title: string
  width: FrameWidth
  isMap: boolean
}

/**
 * The HTML that shows a view in a frame on another site. A link below the frame stays where the frame shows nothing:
 * without its site's permission, without scripts, or offline.
 */
export function embedCode({ link, full, title, width, isMap }: FrameToEmbed): string {
  const height = isMap && width !== null ? mapHeight(width) + FOOT : FIRST_HEIGHT
  const name = escapeXml(title)
  const frame = `<iframe src="${escapeXml(link)}" title="${name}" width="${width ?? '100%'}" height="${height}" style="border: 0; max-width: 100%" loading="lazy"></iframe>`
  const below = `<p data-throughline><a href="${escapeXml(full)}">${name}</a></p>`
  return `${frame}\n${below}\n<script>\n${RESIZE}\n</script>\n`
}
