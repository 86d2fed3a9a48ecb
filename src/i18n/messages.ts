import briefing from './messages/en/briefing.json'
import causes from './messages/en/causes.json'
import cells from './messages/en/cells.json'
import charts from './messages/en/charts.json'
import common from './messages/en/common.json'
import compare from './messages/en/compare.json'
import dossier from './messages/en/dossier.json'
import doubt from './messages/en/doubt.json'
import editor from './messages/en/editor.json'
import exported from './messages/en/export.json'
import exportView from './messages/en/exportView.json'
import filters from './messages/en/filters.json'
import handout from './messages/en/handout.json'
import help from './messages/en/help.json'
import incidents from './messages/en/incidents.json'
import keyboard from './messages/en/keyboard.json'
import lens from './messages/en/lens.json'
import map from './messages/en/map.json'
import methods from './messages/en/methods.json'
import nationalities from './messages/en/nationalities.json'
import offline from './messages/en/offline.json'
import overview from './messages/en/overview.json'
import presenter from './messages/en/presenter.json'
import reader from './messages/en/reader.json'
import results from './messages/en/results.json'
import search from './messages/en/search.json'
import series from './messages/en/series.json'
import single from './messages/en/single.json'
import still from './messages/en/still.json'
import table from './messages/en/table.json'
import timeline from './messages/en/timeline.json'

/** The interface's words in English, a file for each part of the screen: for the types of keys and for tests, not for the page. */
export const MESSAGES = {
  briefing,
  causes,
  charts,
  cells,
  common,
  compare,
  dossier,
  doubt,
  editor,
  export: exported,
  exportView,
  filters,
  handout,
  help,
  incidents,
  keyboard,
  lens,
  map,
  methods,
  nationalities,
  offline,
  overview,
  presenter,
  reader,
  results,
  search,
  series,
  single,
  still,
  table,
  timeline,
} as const

/**
 * The words of one language, by the namespaces of English: a namespace that another language lacks is a type error in
 * its file. That their keys are the same is held by tests/unit/i18n.
 */
export type MessagesByNamespace = { readonly [Namespace in keyof typeof MESSAGES]: object }
