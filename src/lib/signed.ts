/** Formats a number with its sign: "+12", "−3", "0". The minus is U+2212, as wide as the plus. */
export function signed(value: number, write: (value: number) => string): string {
  if (value === 0) return write(0)
  return `${value > 0 ? '+' : '−'}${write(Math.abs(value))}`
}
