import styles from './StatusSign.module.css'

/** 12 px stroke icons, each the `d` of one path: five kinds of publisher, then the review states. */
const PATHS = {
  house: 'M1.5 10.5h9M2.5 10V5M6 10V5M9.5 10V5M1.2 4.8L6 1.8l4.8 3z',
  copy: 'M4.5 4.5h6v6h-6zM7.5 4.3V1.5h-6v6h2.8',
  newspaper: 'M1.5 2h9v8.5h-9zM3.5 4.5h5M3.5 6.5h5M3.5 8.5h2.5',
  flag: 'M2.5 10.5v-9h7L7.5 4l2 2.5h-7',
  dashed: 'M1 6h10',
  box: 'M2 2h8v8H2z',
  tick: 'M2 2h8v8H2zM4 6.2l1.5 1.5L8.2 4.5',
  pencil: 'M2 10l.6-2.6 5.9-5.9 2 2L4.6 9.4z',
  plus: 'M6 2v8M2 6h8',
  lines: 'M2 3h8M2 6h8M2 9h5',
} as const

interface SourceQualitySignProps {
  look: keyof typeof PATHS
}

/** The icon of a source quality; the caller shows its word. */
export function SourceQualitySign({ look }: SourceQualitySignProps) {
  return (
    <svg
      className={styles.sign}
      width={12}
      height={12}
      viewBox="0 0 12 12"
      fill="none"
      stroke="currentColor"
      strokeWidth={1.1}
      strokeDasharray={look === 'dashed' ? '1.5 1.8' : undefined}
      strokeLinecap={look === 'dashed' ? 'butt' : 'round'}
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d={PATHS[look]} />
    </svg>
  )
}
