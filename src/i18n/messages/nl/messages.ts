/** Every message of this language by its file, in one chunk that only its readers load. */
export const MESSAGES = import.meta.glob<object>('./*.json', { eager: true, import: 'default' })
