/**
 * Maximum deviation of the series from an earlier stated number that still agrees. Frontex revises its first figures; the
 * Reader and Sources compute how many of them lie within this, and which do not.
 */
export const REVISION = 0.04

/** A change up to this size, in either direction, counts as stable: slightly more than revisions alone can cause. */
export const STABLE_BAND = 0.05
