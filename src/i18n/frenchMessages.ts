import briefing from './messages/fr/briefing.json'
import causes from './messages/fr/causes.json'
import cells from './messages/fr/cells.json'
import charts from './messages/fr/charts.json'
import common from './messages/fr/common.json'
import compare from './messages/fr/compare.json'
import dossier from './messages/fr/dossier.json'
import doubt from './messages/fr/doubt.json'
import editor from './messages/fr/editor.json'
import exported from './messages/fr/export.json'
import exportView from './messages/fr/exportView.json'
import filters from './messages/fr/filters.json'
import handout from './messages/fr/handout.json'
import help from './messages/fr/help.json'
import incidents from './messages/fr/incidents.json'
import keyboard from './messages/fr/keyboard.json'
import lens from './messages/fr/lens.json'
import map from './messages/fr/map.json'
import methods from './messages/fr/methods.json'
import nationalities from './messages/fr/nationalities.json'
import offline from './messages/fr/offline.json'
import overview from './messages/fr/overview.json'
import presenter from './messages/fr/presenter.json'
import reader from './messages/fr/reader.json'
import results from './messages/fr/results.json'
import search from './messages/fr/search.json'
import series from './messages/fr/series.json'
import single from './messages/fr/single.json'
import still from './messages/fr/still.json'
import table from './messages/fr/table.json'
import timeline from './messages/fr/timeline.json'
import type { MessagesByNamespace } from './messages.ts'

/** The interface's words in French; loaded only where French is read. */
export const FRENCH_MESSAGES: MessagesByNamespace = {
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
}
