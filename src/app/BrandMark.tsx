/** The app's logo: a line from a point to a ring, as in the icon. */
export function BrandMark() {
  return (
    <svg
      width="1.5rem"
      height="1rem"
      viewBox="0 0 24 16"
      fill="none"
      stroke="currentColor"
      aria-hidden="true"
    >
      <path d="M2 12.500h5.500C14.500 12.500 10 4.500 16.500 4.500" strokeWidth={2} strokeLinecap="round" />
      <circle cx={19} cy={4.5} r={2.5} strokeWidth={2} />
      <circle cx={2.5} cy={12.5} r={1.5} fill="currentColor" stroke="none" />
    </svg>
  )
}
