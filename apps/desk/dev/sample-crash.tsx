/** Breaks on purpose, to show the page that stands in for a broken one. */
export default function SampleCrash(): never {
  throw new Error('broken on purpose')
}
