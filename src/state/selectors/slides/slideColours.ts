import type { SlideColours } from './slideTalk.ts'

/** The colours of the stage; those of its map are the map's own. */
export const SLIDE_COLOURS: Readonly<Record<'light' | 'dark', SlideColours>> = {
  light: {
    ground: '#ffffff',
    ink: '#16191d',
    ink2: '#454d57',
    line: '#838b94',
    faint: '#e1dfd9',
    link: '#1b56c4',
    land: '#f5f3ec',
  },
  dark: {
    ground: '#0c1218',
    ink: '#eef1f3',
    ink2: '#bac3cb',
    line: '#65717d',
    faint: '#27303a',
    link: '#7db2ff',
    land: '#1c242d',
  },
}
