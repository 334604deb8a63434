/** The lowest UUIDv7 of a moment: entries of that millisecond and later have greater ids, earlier ones smaller. */
export function lowestIdAt(moment: Date): string {
  const hex = Math.max(0, moment.getTime()).toString(16).padStart(12, '0')
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`
}
