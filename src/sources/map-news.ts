/** What a screen that is left on asks and hears about the map in force. */
export interface MapPulse {
  /** Version of the map in force; grows by one with every publication. */
  readonly version: number;
  /** Whether whoever asks may see behind it: signed in, with a role or as a kiosk that still stands. */
  readonly worksHere: boolean;
}

export interface MapNewsSource {
  /** Cheap to ask again and again. Throws SourceError when the backend cannot be reached. */
  mapPulse(signal?: AbortSignal): Promise<MapPulse>;
  /**
   * Listens to the bell of the map until the answer is called: it rings when a plan came into force. Where the
   * backend has no live line, or it cannot be had, nothing is ever heard.
   */
  listenToMap(onNews: () => void): () => void;
}
