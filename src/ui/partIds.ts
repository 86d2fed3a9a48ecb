/** Element ids of the parts that skip buttons jump to and that take the focus as a fallback. */
export const MAP_ID = 'map-part'
export const FILTERS_ID = 'filters-part'
export const DETAILS_ID = 'details-part'
