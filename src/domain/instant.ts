import * as z from 'zod/mini'
import { periodOfDate } from './period.ts'

/** A moment, ISO 8601 in UTC. */
export const Instant = z.string().check(
  z.regex(/^\d{4}-\d\d-\d\dT([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?Z$/),
  z.refine((text) => periodOfDate(text.slice(0, 10)) !== null),
)

/** A date of the calendar, ISO 8601 of reduced precision: a year, a month or a day. */
export const ReducedDate = z
  .string()
  .check(
    z.refine(
      (text) => periodOfDate(text) !== null,
      'it is no date of the calendar, YYYY, YYYY-MM or YYYY-MM-DD',
    ),
  )
