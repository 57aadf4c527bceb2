/** Payloads carry ids and the names of fields; never a name or an address, which an erasure would have to find. */
export const PERSON_ADDED = 'person.added'
export const PERSON_CHANGED = 'person.changed'
export const PERSON_LEFT = 'person.left'
