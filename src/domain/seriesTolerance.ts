/**
 * How far the series may lie from a number that was stated before and still agree with it. Frontex revises what it first
 * announces: the series usually runs 0 to 4 % above it, and sometimes below.
 */
export const REVISION = 0.04

/** A change of at most this much in either direction counts as stable: a little more than what revisions alone can make. */
export const STABLE_BAND = 0.05
