/** The ids of the parts that the keyboard can jump to, and that take the focus when nothing else can. */
export const MAP_ID = 'map-part'
export const FILTERS_ID = 'filters-part'
export const DETAILS_ID = 'details-part'
