/** Themes of the map. Those for projectors avoid greys that a weak projector washes out. */
export const MAP_THEMES = ['light', 'dark', 'projector-light', 'projector-dark'] as const
export type MapTheme = (typeof MAP_THEMES)[number]

/** Stroke widths of a theme: a factor for route lines; casing, coast and boundary in px. */
export interface MapStrokes {
  routes: number
  casing: number
  coast: number
  boundary: number
}

const DEFAULT_STROKES: MapStrokes = { routes: 1, casing: 3, coast: 0.75, boundary: 0.8 }
const STRONG: MapStrokes = { routes: 1.25, casing: 4, coast: 1.1, boundary: 1 }

export const MAP_STROKES: Readonly<Record<MapTheme, MapStrokes>> = {
  light: DEFAULT_STROKES,
  dark: DEFAULT_STROKES,
  'projector-light': STRONG,
  'projector-dark': STRONG,
}

/** Colours of the map except the routes', as sRGB hex. */
export interface MapColours {
  sea: string
  coastWater: string
  /** Also for the halo of names and the casing of lines. */
  land: string
  /** Fill and edge of a country that a lens lights. */
  litLand: string
  litOutline: string
  coast: string
  boundary: string
  graticule: string
  seaName: string
  countryName: string
  dim: string
  ink: string
  ink2: string
  paper: string
}

/** A test keeps the colours that the interface shares equal to its tokens. */
export const MAP_COLOURS: Readonly<Record<MapTheme, MapColours>> = {
  light: {
    sea: '#e3eaec',
    coastWater: '#d9e2e5',
    land: '#f5f3ec',
    litLand: '#e9e5d6',
    litOutline: '#5e6772',
    coast: '#a3b3b9',
    boundary: '#cfcabc',
    graticule: '#d7e0e3',
    seaName: '#4e6b78',
    countryName: '#68655a',
    dim: '#7f8487',
    ink: '#16191d',
    ink2: '#454d57',
    paper: '#ffffff',
  },
  dark: {
    sea: '#0c1218',
    coastWater: '#10171e',
    land: '#1c242d',
    litLand: '#28343e',
    litOutline: '#93a0ab',
    coast: '#72838f',
    boundary: '#38434e',
    graticule: '#141c24',
    seaName: '#8099a8',
    countryName: '#98a3ad',
    dim: '#6a7681',
    ink: '#eef1f3',
    ink2: '#bac3cb',
    paper: '#11171d',
  },
  // No coastal halo and no graticule: decoration would be noise on a weak projector.
  'projector-light': {
    sea: '#e2ecf0',
    coastWater: '#e2ecf0',
    land: '#ffffff',
    litLand: '#f1ead2',
    litOutline: '#2a3037',
    coast: '#46545c',
    boundary: '#6b6f72',
    graticule: '#e2ecf0',
    seaName: '#1f414f',
    countryName: '#3b3a34',
    dim: '#5a6066',
    ink: '#000000',
    ink2: '#2a3037',
    paper: '#ffffff',
  },
  'projector-dark': {
    sea: '#000000',
    coastWater: '#000000',
    land: '#151c23',
    litLand: '#26323d',
    litOutline: '#dfe5ea',
    coast: '#93a4b0',
    boundary: '#7f8d99',
    graticule: '#000000',
    seaName: '#b9d3e0',
    countryName: '#cfd6dc',
    dim: '#8b98a3',
    ink: '#ffffff',
    ink2: '#e2e7eb',
    paper: '#0b1015',
  },
}

/** Colours of charts besides those of the map and the routes, by the interface's token, as sRGB hex. */
export const CHART_COLOURS: Readonly<Record<MapTheme, Readonly<Record<string, string>>>> = {
  light: { 'ink-3': '#5e6772', line: '#e1dfd9', 'line-2': '#838b94', bar: '#454d57' },
  dark: { 'ink-3': '#93a0ab', line: '#27303a', 'line-2': '#65717d', bar: '#aeb9c3' },
  'projector-light': { 'ink-3': '#3a4149', line: '#6b727a', 'line-2': '#3a4149', bar: '#2a3037' },
  'projector-dark': { 'ink-3': '#cfd6dc', line: '#7f8d99', 'line-2': '#b4bec7', bar: '#e2e7eb' },
}

/**
 * One colour per route: contrast of at least 3:1 against land and sea (4.5:1 for projectors), distinguishable under
 * simulated colour blindness.
 */
export const ROUTE_COLOURS: Readonly<Record<MapTheme, Readonly<Record<string, string>>>> = {
  light: {
    'central-mediterranean': '#af1e0a',
    'western-mediterranean': '#a57814',
    'western-african': '#651028',
    'eastern-mediterranean': '#2873d3',
    'western-balkans': '#145a60',
    channel: '#6a1fa0',
    'eastern-land-border': '#69895f',
    'circular-albania-greece': '#5e6772',
  },
  dark: {
    'central-mediterranean': '#d74b3c',
    'western-mediterranean': '#c8a53a',
    'western-african': '#f5c8da',
    'eastern-mediterranean': '#82bbfe',
    'western-balkans': '#43928f',
    channel: '#966de6',
    'eastern-land-border': '#cdf5a8',
    'circular-albania-greece': '#93a0ab',
  },
  'projector-light': {
    'central-mediterranean': '#8a0700',
    'western-mediterranean': '#965d00',
    'western-african': '#631328',
    'eastern-mediterranean': '#1f68c8',
    'western-balkans': '#135a60',
    channel: '#5d1493',
    'eastern-land-border': '#5a7050',
    'circular-albania-greece': '#454d57',
  },
  'projector-dark': {
    'central-mediterranean': '#e67771',
    'western-mediterranean': '#cda823',
    'western-african': '#f5c8da',
    'eastern-mediterranean': '#95c7ff',
    'western-balkans': '#31a8a5',
    channel: '#ae7eff',
    'eastern-land-border': '#cdf5a8',
    'circular-albania-greece': '#bac3cb',
  },
}
