// Three checks of a moment in one process, which starts for a second: with `--check` they only compare. Each says what it found.
import './check-locale-keys.ts'
import './write-import-law.ts'
import './write-message-types.ts'
