import { escapeXml } from '#lib/escapeXml.ts'

/** Height of the frame until the embedded page has sent its own, px. */
const FIRST_HEIGHT = 480

/** Sets each frame to the height that its page sends; see `useFrameHeight` of the app. */
const RESIZE = [
  "addEventListener('message', ({ data, source }) => {",
  "  if (data?.type !== 'throughline:height' || !Number.isFinite(data.height)) return",
  "  for (const frame of document.querySelectorAll('iframe')) {",
  '    if (frame.contentWindow === source) frame.height = data.height',
  '  }',
  '})',
].join('\n')

/** The HTML that shows a view in a frame on another site. */
export function embedCode(link: string, title: string): string {
  const frame = `<iframe src="${escapeXml(link)}" title="${escapeXml(title)}" width="100%" height="${FIRST_HEIGHT}" style="border: 0" loading="lazy"></iframe>`
  return `${frame}\n<script>\n${RESIZE}\n</script>\n`
}
