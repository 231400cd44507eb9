/** The name of a grid where its community's name stands beside it: without repeating that name. */
export function shortGridName(gridName: string, communityName: string): string {
  const repeats = communityName !== '' && gridName.startsWith(communityName) && gridName !== communityName;
  return repeats ? gridName.slice(communityName.length).trimStart() : gridName;
}
