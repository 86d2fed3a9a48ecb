/** The two looks of the map. */
export type MapTheme = 'light' | 'dark'

export const MAP_THEMES = ['light', 'dark'] as const satisfies readonly MapTheme[]

/** Colours of the map that are not a route's, as sRGB hex. */
export interface MapColours {
  sea: string
  coastWater: string
  /** Also the halo of names and the casing of lines. */
  land: string
  /** Ground and edge of a country that a lens lights. */
  litLand: string
  litOutline: string
  coast: string
  boundary: string
  graticule: string
  seaName: string
  countryName: string
  dimFill: string
  dimOutline: string
  ink: string
  ink2: string
  paper: string
}

/** The map's colours; those that the interface shares are held equal to its tokens by a test. */
export const MAP_COLOURS: Readonly<Record<MapTheme, MapColours>> = {
  light: {
    sea: '#e3eaec',
    coastWater: '#d9e2e5',
    land: '#f5f3ec',
    litLand: '#ebe7da',
    litOutline: '#5e6772',
    coast: '#a3b3b9',
    boundary: '#cfcabc',
    graticule: '#d7e0e3',
    seaName: '#4e6b78',
    countryName: '#6a675c',
    dimFill: '#dad9d3',
    dimOutline: '#7f8487',
    ink: '#16191d',
    ink2: '#454d57',
    paper: '#ffffff',
  },
  dark: {
    sea: '#0c1218',
    coastWater: '#10171e',
    land: '#1c242d',
    litLand: '#27333d',
    litOutline: '#93a0ab',
    coast: '#465460',
    boundary: '#38434e',
    graticule: '#141c24',
    seaName: '#8099a8',
    countryName: '#98a3ad',
    dimFill: '#2b353f',
    dimOutline: '#6a7681',
    ink: '#eef1f3',
    ink2: '#bac3cb',
    paper: '#11171d',
  },
}

/** A colour a route: at least 3:1 against land and sea, and told apart under simulated colour blindness. */
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
}
