export function FinderPage() {
  return null;
}
