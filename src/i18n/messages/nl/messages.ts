/** Every message of this language by its file, in one chunk that only its readers load; the build writes early ones into the page. */
export const MESSAGES = import.meta.glob<object>(['./*.json', '!./early.json'], {
  eager: true,
  import: 'default',
})
