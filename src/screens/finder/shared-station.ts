/** The station that a link was made for: all that the finder's address ever says. */
const PARAMETER = 'station';

export function sharedStation(): string | null {
  return new URLSearchParams(window.location.search).get(PARAMETER);
}

/** Takes the station out of the address: whoever copies it from now on shares the finder and nothing else. */
export function forgetSharedStation(): void {
  const { pathname, search, hash } = window.location;
  const query = new URLSearchParams(search);
  query.delete(PARAMETER);
  const rest = query.toString();
  window.history.replaceState(window.history.state, '', pathname + (rest && `?${rest}`) + hash);
}
