/** Names under which the map's style declares the bundled fonts. */
export const SANS = 'Inter'
export const SERIF = 'Source Serif Italic'
