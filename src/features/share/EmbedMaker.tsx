import { type ReactNode, useEffect, useId, useState } from 'react'
import { CHARTS, type ChartId } from '#domain/view.ts'
import { escapeXml } from '#lib/escapeXml.ts'
import { StillPreview } from '#parts/StillPreview.tsx'
import { StillsProvider, useStills } from '#parts/Stills.tsx'
import { linkOfView, useViewStore } from '#state/viewStore.ts'
import { Segments } from '#ui/Choices.tsx'
import { CopyTextButton } from '#ui/CopyTextButton.tsx'
import { useElementWidth } from '#ui/useElementWidth.ts'
import { useTranslation } from '#words/useTranslation.tsx'
import { useWords } from '#words/words.ts'
import styles from './EmbedMaker.module.css'
import { useSharedView } from './ShareMenu.tsx'

interface EmbedMakerProps {
  /** Draws a chart as the frame will show it. */
  renderChart: (chart: ChartId) => ReactNode
}

/** What a frame on another site shows, how wide, a preview of it, and its code. */
export function EmbedMaker({ renderChart }: EmbedMakerProps) {
  const { t } = useTranslation(['bar', 'common', 'charts'])
  const words = useWords()
  const view = useSharedView()
  const [shown, setShown] = useState('map')
  const [width, setWidth] = useState<FrameWidth>(null)
  const headingId = useId()
  const codeId = useId()
  // Compare has two maps; the frame has one, or a chart of the same filters.
  const chart = CHARTS.find((name) => name === shown) ?? null
  const bare = { ...view, chart, reader: null, step: null }
  const title = chart === null ? t('embed.map') : t(`charts:list.${chart}`)
  const code = embedCode({
    link: linkOfView({ ...bare, page: 'embed' }),
    full: linkOfView({ ...bare, page: 'explore', chart: null }),
    title: words.labelled('Throughline', title),
    width,
    isMap: chart === null,
  })
  return (
    <section className={`${styles.maker} gap-8 stack one-column ruled`} aria-labelledby={headingId}>
      <h2 id={headingId} className="medium soft row-type">
        {t('embed.title')}
      </h2>
      <label className={`${styles.line} shrinks gap-16 ends-middle`}>
        <span>{t('embed.what')}</span>
        <select value={shown} onChange={(event) => setShown(event.currentTarget.value)}>
          <option value="map">{t('embed.map')}</option>
          {CHARTS.map((name) => (
            <option key={name} value={name}>
              {t(`charts:list.${name}`)}
            </option>
          ))}
        </select>
      </label>
      <fieldset className={`${styles.line} shrinks gap-16 ends-middle`} aria-label={t('embed.width')}>
        <span>{t('embed.width')}</span>
        <Segments className={`${styles.widths} rigid row row-type nowrap`}>
          {FRAME_WIDTHS.map((choice) => (
            <button
              key={choice}
              type="button"
              aria-pressed={choice === width}
              onClick={() => setWidth(choice)}
            >
              {choice === null ? t('embed.full') : String(choice)}
            </button>
          ))}
        </Segments>
      </fieldset>
      {chart === null ? (
        <StillsProvider>
          <MapPreview width={width ?? WIDE} />
        </StillsProvider>
      ) : (
        <ChartPreview key={chart} width={width ?? WIDE}>
          {renderChart(chart)}
        </ChartPreview>
      )}
      <p className="small soft">{t('embed.note')}</p>
      <label htmlFor={codeId} className="medium line-16 soft row-type">
        {t('embed.code')}
      </label>
      <textarea
        id={codeId}
        className={`${styles.code} wide boxed`}
        readOnly
        rows={4}
        spellCheck={false}
        value={code}
        onFocus={(event) => event.currentTarget.select()}
      />
      <CopyTextButton
        label={t('embed.copy')}
        copied={t('shared:copied')}
        byHand={t('shared:copyFailed')}
        text={() => code}
      />
      <Permission />
    </section>
  )
}

/** Width at which the preview draws a frame that is as wide as its page, px. */
const WIDE = 960

function MapPreview({ width }: { width: number }) {
  const { t } = useTranslation('common')
  const view = useViewStore((state) => state.view)
  const look = { width, height: mapHeight(width), theme: 'light', hasNames: true } as const
  const still = useStills()({ ...view, page: 'explore', reader: null, step: null }, look)
  return (
    <div className={`${styles.preview} shrinks`} data-narrow={width < 600 || undefined}>
      {still ? (
        <StillPreview still={still} />
      ) : (
        <p className={`${styles.waiting} boxed soft stack`}>{t('loading')}</p>
      )}
    </div>
  )
}

/** A chart at the width of its frame, made small; for the eye only. */
function ChartPreview({ width, children }: { width: number; children: ReactNode }) {
  const [ref, room] = useElementWidth(null)
  return (
    <div
      ref={ref}
      className={`${styles.preview} shrinks ${styles.chart} boxed clipped`}
      aria-hidden="true"
      inert
    >
      <div style={{ width, zoom: Math.min(1, (room ?? width) / width) }}>{children}</div>
    </div>
  )
}

/** Which sites the host's headers let show the frame; nothing if they are not known. */
function Permission() {
  const { t } = useTranslation('bar')
  const [sites, setSites] = useState<string | null>(null)
  useEffect(() => {
    let isShown = true
    void embeddingSites().then((found) => {
      if (isShown) setSites(found)
    })
    return () => {
      isShown = false
    }
  }, [])
  return (
    <p
      className={`${styles.permission} if-any line-16 soft row-type breaks`}
      role="status"
      data-none={sites === NONE || undefined}
    >
      {sites === null ? null : sites === NONE ? t('embed.none') : t('embed.sites', { sites })}
    </p>
  )
}

const NONE = "'none'"

/** The sources of `frame-ancestors` in the headers of this page; null without any. */
async function embeddingSites(): Promise<string | null> {
  try {
    const { headers } = await fetch(window.location.pathname, { method: 'HEAD' })
    return /frame-ancestors ([^;]*)/.exec(headers.get('content-security-policy') ?? '')?.[1]?.trim() ?? null
  } catch {
    // Offline: the host answers nothing.
    return null
  }
}

/** Widths of the frame, px; `null` is that of the page around it. */
const FRAME_WIDTHS = [null, 960, 640, 360] as const
type FrameWidth = (typeof FRAME_WIDTHS)[number]

/** Height of the frame until the embedded page has sent its own, and that of a map's title and source line, px. */
const FIRST_HEIGHT = 480
const AROUND = 96

/** Height of an embedded map at a width, px; see EmbedPage.module.css. */
function mapHeight(width: number): number {
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

/** The HTML that shows a view in a frame. A link below stays where the frame shows nothing. */
export function embedCode({ link, full, title, width, isMap }: FrameToEmbed): string {
  const height = isMap && width !== null ? mapHeight(width) + AROUND : FIRST_HEIGHT
  const name = escapeXml(title)
  const frame = `<iframe src="${escapeXml(link)}" title="${name}" width="${width ?? '100%'}" height="${height}" style="border: 0; max-width: 100%" loading="lazy"></iframe>`
  const below = `<p data-throughline><a href="${escapeXml(full)}">${name}</a></p>`
  return `${frame}\n${below}\n<script>\n${RESIZE}\n</script>\n`
}
