/** Never shown: its address always leads elsewhere. */
export default function Nothing() {
  return null
}
