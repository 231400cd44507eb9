/** What the desk says about keeping, saving and bringing work together, in English. */
export const keepingNotices = {
  beyondUnit: 'Some of the work lies beyond {{name}}; nothing was saved. Choose a larger area.',
  outsidePlanUnit:
    'This plan is for {{name}}, and no area you plan for holds both that and this place. To change it, go back to the map in force and make another plan.',
  planWidened: 'The plan is now made for all of {{name}}.',
  newVersion:
    'Version {{version}} is in force. Your draft lies over the older one; take the new one at any time.',
  planRebased:
    '“{{name}}” was made over an older version; it now lies over the plan in force. Please check it.',
  merged: {
    colleague: 'What a colleague just saved in “{{name}}” was taken in.',
    newer_map: 'The draft now lies over version {{version}}.',
  },
  dropped: {
    colleague:
      'What a colleague just saved in “{{name}}” was taken in; {{dropped}} steps on the same grids can no longer be undone.',
    newer_map:
      'The draft now lies over version {{version}}; {{dropped}} steps on grids that it changed can no longer be undone.',
  },
  contested: {
    colleague:
      'What a colleague just saved was taken in. In {{count}} places you both made different changes; theirs stand. Settle them in the list of problems.',
    newer_map:
      'The draft now lies over version {{version}}. In {{count}} places it differs from the new map, which stands. Settle them in the list of problems.',
  },
  wantedGridGone:
    'The grid {{code}} it was wanted in is no longer in the plan; make a grid first, or leave it.',
  citySettingsNew: "The city's settings for walking or stations have changed; figures follow them now.",
  citySettingsKept: 'Kept for the city. Published figures stay as they are.',
  restoredRevision: 'Save {{revision}} is the newest again.',
  restoreOvertaken:
    'Somebody saved this draft just now, so save {{revision}} was not restored. You see their work; look at it, then restore again if you still want to.',
  restoredVersion: 'A draft was made that restores version {{version}}.',
  journalFailed: 'This device refuses to store the draft; save it to the server soon.',
  journalOutdated:
    'This device holds unsaved changes whose older map cannot be read now; they were not restored and stay on this device.',
} as const;

/** For which unit a plan is made, in English. */
export const planUnit = {
  planUnit: 'Made for',
  planUnitHint:
    'To begin with, the smallest area that holds all the work. Work beyond it later widens it with the next save.',
  planUnitBeyond: 'Beyond this area: {{names}}. Choose a larger one, or undo that work first.',
} as const;
