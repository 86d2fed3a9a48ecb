import common from './messages/en/common.json'
import doubt from './messages/en/doubt.json'
import filters from './messages/en/filters.json'
import help from './messages/en/help.json'
import map from './messages/en/map.json'
import offline from './messages/en/offline.json'
import search from './messages/en/search.json'

/** The English of the first load; every other namespace comes with the code of its part (see laterEnglish.ts). */
export const START_MESSAGES = {
  common,
  doubt,
  filters,
  help,
  map,
  offline,
  search,
} as const
