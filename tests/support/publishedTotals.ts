/**
 * Yearly totals checked by hand against the publishers: detections of Frontex on all its routes and
 * on some, and arrivals over the Channel. tests/data/figures.test.ts compares the published files with them; when a
 * publisher revises a year, change it here only.
 */
export const TOTALS = {
  all: { 2009: 104_503, 2015: 1_822_102, 2017: 204_654, 2023: 381_257, 2024: 240_101, 2025: 179_921 },
  'central-mediterranean': { 2023: 158_026, 2024: 66_855, 2025: 66_551 },
  'eastern-land-border': { 2024: 17_346, 2025: 11_044 },
  'eastern-mediterranean': { 2015: 885_386, 2022: 38_690, 2024: 69_948, 2025: 52_502 },
  'western-african': { 2024: 46_820, 2025: 17_860 },
  'western-balkans': { 2022: 144_118, 2024: 21_525, 2025: 12_526 },
  'western-mediterranean': { 2024: 17_057, 2025: 18_979 },
  channel: { 2023: 29_437, 2024: 36_816, 2025: 41_472 },
} as const satisfies Record<string, Readonly<Record<number, number>>>

type Place = keyof typeof TOTALS

/** The total of a place in one or several years. */
export function totalOf<At extends Place>(place: At, ...years: (keyof (typeof TOTALS)[At])[]): number {
  const ofYears: Readonly<Record<PropertyKey, number>> = TOTALS[place]
  return years.reduce((sum, year) => sum + (ofYears[year] ?? Number.NaN), 0)
}

/** The same, formatted in English: "240,101". */
export function formattedTotal<At extends Place>(place: At, ...years: (keyof (typeof TOTALS)[At])[]): string {
  return totalOf(place, ...years).toLocaleString('en-GB')
}

/** The change of a place between two years, signed and formatted in English: "−60,180". */
export function formattedChange<At extends Place>(
  place: At,
  before: keyof (typeof TOTALS)[At],
  after: keyof (typeof TOTALS)[At],
): string {
  const change = totalOf(place, after) - totalOf(place, before)
  return `${change < 0 ? '−' : '+'}${Math.abs(change).toLocaleString('en-GB')}`
}
