import styles from './Signs.module.css'

/** Stroke icons of 1 rem, each the `d` of one path. */
const PATHS = {
  close: 'M4 4l8 8M12 4l-8 8',
  plus: 'M8 3v10M3 8h10',
  minus: 'M3 8h10',
  fit: 'M3 6V3h3M10 3h3v3M13 10v3h-3M6 13H3v-3',
  back: 'M10 3L5 8l5 5',
  forward: 'M6 3l5 5-5 5',
  document: 'M4 2h5l3 3v9H4zM9 2v3h3M6 8h4M6 11h4',
  quote: 'M3 10V7a3 3 0 013-3M9 10V7a3 3 0 013-3M3 7h3v4H3zM9 7h3v4H9z',
  table: 'M2 3h12v10H2zM2 7h12M7 3v10',
  pin: 'M8 14s4.5-4.2 4.5-7.5a4.5 4.5 0 00-9 0C3.5 9.8 8 14 8 14zM8 8a1.5 1.5 0 100-3 1.5 1.5 0 000 3z',
  link: 'M7 9a2.5 2.5 0 003.6.200l2-2A2.5 2.5 0 009 3.700l-1 1M9 7a2.5 2.5 0 00-3.6-.200l-2 2A2.5 2.5 0 007 12.300l1-1',
  out: 'M6 3H3v10h10v-3M9 3h4v4M13 3L7 9',
  play: 'M4.5 2.500l9 5.500-9 5.500z',
  pause: 'M4 3h2.500v10H4zM9.500 3H12v10H9.500z',
  up: 'M3 10l5-5 5 5',
  down: 'M3 6l5 5 5-5',
  move: 'M8 2v12M2 8h12M6 4l2-2 2 2M6 12l2 2 2-2M4 6L2 8l2 2M12 6l2 2-2 2',
  list: 'M2 4h.010M5 4h9M2 8h.010M5 8h9M2 12h.010M5 12h9',
  blank: 'M2 3h12v8H2zM5 14h6M4 9l8-4',
  windows: 'M2 3h9v7H2zM11 6h3v7H6v-3',
  filters: 'M2 4h12M4 8h8M6 12h4',
  search: 'M7 11.500a4.500 4.500 0 100-9 4.500 4.500 0 000 9zM10.300 10.300L14 14',
  offline: 'M2 6.500a9 9 0 0112 0M4.500 9a5.500 5.500 0 017 0M8 12.500v.010M3 13L13 3',
  kept: 'M8 2v7M5 6.500L8 9.500l3-3M3 11.500v2h10v-2',
} as const

export type IconName = keyof typeof PATHS

/** An icon beside a word, or alone in a button with an accessible name. */
export function Icon({ name }: { name: IconName }) {
  return <StrokeIcon path={PATHS[name]} />
}

/** An icon whose path is in a lazily loaded part. */
export function StrokeIcon({ path }: { path: string }) {
  return (
    <svg
      className={`${styles.sign} rigid`}
      width="1rem"
      height="1rem"
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth={1.4}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={path} />
    </svg>
  )
}
