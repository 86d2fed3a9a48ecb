import type { SlideTemplate } from '#domain/slides.ts'
import { MAP_COLOURS, ROUTE_COLOURS } from '#picture/palette.ts'
import type { SlideColours } from './slideTalk.ts'

/** Routes whose colours are the own theme's accents 1 to 6; the Channel's purple is its colour of followed links. */
export const ACCENT_ROUTES: readonly string[] = [
  'central-mediterranean',
  'western-mediterranean',
  'western-african',
  'eastern-mediterranean',
  'western-balkans',
  'eastern-land-border',
]

/** A foreign theme knows no routes: what is drawn on the map keeps the map's colours there. */
export function coloursOn({ file, isDark }: SlideTemplate): SlideColours {
  const theme = isDark ? 'dark' : 'light'
  const { ink, ink2, land, paper } = MAP_COLOURS[theme]
  const fixed = (id: string | null) => (ROUTE_COLOURS[theme][id ?? ''] ?? ink) as `#${string}`
  const themed = (id: string | null) => {
    const accent = ACCENT_ROUTES.indexOf(id ?? '')
    if (accent >= 0) return `accent${accent + 1}` as SlideColours['ink']
    return id === 'channel' ? 'folHlink' : fixed(id)
  }
  const isOwn = file === null
  return {
    ink: isOwn ? 'tx1' : (ink as `#${string}`),
    ink2: isOwn ? 'tx2' : (ink2 as `#${string}`),
    land: land as `#${string}`,
    route: isOwn ? themed : fixed,
    label: (fill) =>
      isOwn && fill === ink ? 'tx1' : isOwn && fill === ink2 ? 'tx2' : (fill as `#${string}`),
    paper: isOwn ? 'bg1' : (paper as `#${string}`),
  }
}
