/**
 * Maximum deviation of the series from an earlier stated number that still agrees. Frontex revises its first figures:
 * the series usually ends 0 to 4 % above them, sometimes below.
 */
export const REVISION = 0.04

/** A change up to this size, in either direction, counts as stable: slightly more than revisions alone can cause. */
export const STABLE_BAND = 0.05
