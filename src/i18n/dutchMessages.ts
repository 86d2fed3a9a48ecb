import briefing from './messages/nl/briefing.json'
import causes from './messages/nl/causes.json'
import cells from './messages/nl/cells.json'
import charts from './messages/nl/charts.json'
import common from './messages/nl/common.json'
import compare from './messages/nl/compare.json'
import dossier from './messages/nl/dossier.json'
import doubt from './messages/nl/doubt.json'
import editor from './messages/nl/editor.json'
import exported from './messages/nl/export.json'
import exportView from './messages/nl/exportView.json'
import filters from './messages/nl/filters.json'
import handout from './messages/nl/handout.json'
import help from './messages/nl/help.json'
import incidents from './messages/nl/incidents.json'
import keyboard from './messages/nl/keyboard.json'
import lens from './messages/nl/lens.json'
import map from './messages/nl/map.json'
import methods from './messages/nl/methods.json'
import nationalities from './messages/nl/nationalities.json'
import offline from './messages/nl/offline.json'
import overview from './messages/nl/overview.json'
import presenter from './messages/nl/presenter.json'
import reader from './messages/nl/reader.json'
import results from './messages/nl/results.json'
import search from './messages/nl/search.json'
import series from './messages/nl/series.json'
import single from './messages/nl/single.json'
import still from './messages/nl/still.json'
import table from './messages/nl/table.json'
import timeline from './messages/nl/timeline.json'
import type { MessagesByNamespace } from './messages.ts'

/** The interface's words in Dutch; loaded only where Dutch is read. */
export const DUTCH_MESSAGES: MessagesByNamespace = {
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
