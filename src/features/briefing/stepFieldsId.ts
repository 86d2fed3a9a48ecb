/** The id of the part with the fields of the open step. */
export const FIELDS_ID = 'step-fields'
